using FluentValidation;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Slo;

/// <summary>What an objective can be. Errors name the field as JSON has it.</summary>
public sealed class SloDefinitionValidator : AbstractValidator<SloDefinition>
{
    private const int LongestId = 63;
    private const int LongestText = 200;
    private const int LongestDescription = 2000;
    private const int MostFilters = 10;

    private static readonly SloDefinitionValidator Standard = new();

    public SloDefinitionValidator()
    {
        RuleFor(slo => slo.Id).Must(IsId).OverridePropertyName("id")
            .WithMessage($"It takes lower-case letters, digits and hyphens, begins with a letter, and has at most {LongestId} characters.");
        RuleFor(slo => slo.Name).Must(name => name.Length is > 0 and <= LongestText && !name.Any(char.IsControl)).OverridePropertyName("name")
            .WithMessage($"It takes 1 to {LongestText} characters in one line.");
        RuleFor(slo => slo.Description).MaximumLength(LongestDescription).OverridePropertyName("description")
            .WithMessage($"It takes at most {LongestDescription} characters.");
        RuleFor(slo => slo.Objective).Must(objective => objective is > 0 and <= 0.99999).OverridePropertyName("objective")
            .WithMessage("It takes a part between 0 and 0.99999, such as 0.995 for 99.5 %.");
        RuleFor(slo => slo.Thresholds.StartupMs).InclusiveBetween(1, 600_000).OverridePropertyName("thresholds.startupMs")
            .WithMessage("It takes 1 to 600000 milliseconds.");
        RuleFor(slo => slo.Thresholds.RebufferRatio).Must(ratio => ratio is > 0 and <= 1).OverridePropertyName("thresholds.rebufferRatio")
            .WithMessage("It takes a part above 0 and up to 1, such as 0.01 for 1 %.");
        RuleFor(slo => slo.Filter).Must(filter => filter.Count <= MostFilters).OverridePropertyName("filter")
            .WithMessage($"It takes at most {MostFilters} conditions.");
        RuleFor(slo => slo.Filter).Must((slo, filter) => filter.Count == 0 || !IsOfService(slo.Indicator)).OverridePropertyName("filter")
            .WithMessage("Requests and publications have no labels to filter by.");
        RuleFor(slo => slo.Window.TimeZone).Must(zone => TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)).OverridePropertyName("timeZone")
            .WithMessage("This machine knows no such time zone; it takes an IANA name such as Europe/Berlin.");
        RuleFor(slo => slo.Alerting.MinimumEvents).InclusiveBetween(1, 1_000_000_000).OverridePropertyName("alerting.minimumEvents")
            .WithMessage("It takes 1 to 1000000000 events.");
        RuleFor(slo => slo.BudgetPolicy.Yellow).Must(part => part is >= 0 and <= 1).OverridePropertyName("budgetPolicy.yellow")
            .WithMessage("It takes a part from 0 to 1.");
        RuleFor(slo => slo.BudgetPolicy.Red).Must((slo, part) => part >= 0 && part <= slo.BudgetPolicy.Yellow).OverridePropertyName("budgetPolicy.red")
            .WithMessage("It takes a part from 0 to that of yellow.");
        RuleFor(slo => slo.RunbookUrl).Must(IsLink).OverridePropertyName("runbookUrl")
            .WithMessage("It takes an absolute http or https address of at most 2000 characters.");
    }

    /// <summary>What is wrong with an objective.</summary>
    public static IEnumerable<FieldError> ErrorsOf(SloDefinition slo) =>
        Standard.Validate(slo).Errors.Select(error => new FieldError(error.PropertyName, error.ErrorMessage));

    /// <summary>What is right, but perhaps not meant.</summary>
    public static IEnumerable<string> WarningsOf(SloDefinition slo)
    {
        foreach (var tier in BurnTier.CappedOf(slo))
        {
            yield return $"{tier} could never fire: with an objective of {slo.Objective} even a total failure burns too slowly. It is capped, and fires at a total failure.";
        }
    }

    private static bool IsOfService(Indicator indicator) => indicator is Indicator.IngestAvailability or Indicator.IngestFreshness;

    private static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && char.IsAsciiLetterLower(id[0]) && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    private static bool IsLink(string? url) => url is null || (url.Length <= 2000 && Uri.TryCreate(url, UriKind.Absolute, out var link) && link.Scheme is "http" or "https");
}
