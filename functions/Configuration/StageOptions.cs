using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OpenQoE.Functions.Configuration;

public static class StageOptions
{
    /// <summary>Binds a stage's options to a section, validates them at start, and offers them as themselves.</summary>
    public static void AddStageOptions<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new Annotations<T>(section));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
    }

    /// <summary>Validates by the annotations of a class; a failure names the setting with its section.</summary>
    private sealed class Annotations<T>(string section) : IValidateOptions<T>
        where T : class
    {
        public ValidateOptionsResult Validate(string? name, T options)
        {
            var wrong = new List<ValidationResult>();
            return Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true)
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(wrong.Select(Message));
        }

        private string Message(ValidationResult result) =>
            result.MemberNames.FirstOrDefault() is { } member ? $"{section}:{member}: {result.ErrorMessage}" : result.ErrorMessage!;
    }
}
