using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace OpenQoE.Functions.Configuration;

/// <summary>Checks options by their data annotations, and names what is wrong by its full key: a section has many settings.</summary>
/// <param name="keyOf">From a property's name to the key it is set by.</param>
internal sealed class SettingsValidator<T>(Func<string, string> keyOf) : IValidateOptions<T>
    where T : class
{
    public ValidateOptionsResult Validate(string? name, T options)
    {
        var results = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), results, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(results.Select(Describe));
    }

    // A rule of the options' own, about no one property, words its message whole.
    private string Describe(ValidationResult result) => result.MemberNames.FirstOrDefault() is { } property
        ? $"{keyOf(property)}: {result.ErrorMessage}"
        : result.ErrorMessage!;
}
