using FluentValidation;
using OpenQoE.Shared.Slo.Documents;
using OpenQoE.Shared.Slo.Filters;

namespace OpenQoE.Shared.Slo;

/// <summary>What an objective can be. Errors name the field as JSON has it.</summary>
public sealed class SloDefinitionValidator : AbstractValidator<SloDraft>
{
    private const int LongestId = 63;
    private const int LongestName = 128;
    private const int LongestDescription = 1_024;
    private const int LongestUrl = 2_048;
    private const double HighestObjective = 0.99999;
    private const double LongestStartupMs = 600_000;
    private const double LongestFreshnessMs = 600_000;
    private const double MostEvents = 1e9;

    private static readonly BudgetPolicy DefaultPolicy = new();

    public SloDefinitionValidator()
    {
        Named();
        Counted();
        Kept();
        Alerted();
    }

    private void Named()
    {
        Rule(SloFields.Id, d => d.Id is not null, "is required.");
        Rule(SloFields.Id, d => d.Id is null || IsId(d.Id), $"is small letters, digits and hyphens between them, at most {LongestId}.");
        Rule(SloFields.Name, d => !string.IsNullOrWhiteSpace(d.Name), "is required.");
        Rule(SloFields.Name, d => string.IsNullOrWhiteSpace(d.Name) || IsPlain(d.Name, LongestName),
            $"has at most {LongestName} characters, no control characters, and no spaces around it.");
        Rule(SloFields.Description, d => IsPlain(d.Description, LongestDescription), $"has at most {LongestDescription} characters, no control characters, and no spaces around it.");
        Rule(SloFields.RunbookUrl, d => IsWebAddress(d.RunbookUrl), $"is an address such as https://wiki.example/starts, at most {LongestUrl} characters, without user and password.");
    }

    private void Counted()
    {
        Rule(SloFields.Indicator, d => d.Indicator is not null, "is required.");
        Rule(SloFields.Indicator, d => d.Indicator is null || IndicatorNames.Parse(d.Indicator) is not null, $"is one of {string.Join(", ", IndicatorNames.All)}.");
        Limit(SloFields.StartupTimeMs, d => d.StartupTimeMs, SloThresholds.HasStartupTime, LongestStartupMs);
        Limit(SloFields.RebufferRatio, d => d.RebufferRatio, SloThresholds.HasRebufferRatio, 1);
        Limit(SloFields.FreshnessMs, d => d.FreshnessMs, SloThresholds.HasFreshness, LongestFreshnessMs);
        Rule(SloFields.Filter, d => string.IsNullOrEmpty(d.Filter) || d.Indicator is null || IndicatorNames.Parse(d.Indicator)?.IsCountedFromEvents() != false,
            "is not for indicators of the service itself: its requests have no labels.");
        RuleFor(d => d.Filter).Custom((text, context) =>
        {
            if (text is not null && SloFilterReader.Read(text).Error is { } error)
            {
                context.AddFailure(SloFields.Filter, error);
            }
        });
    }

    private void Kept()
    {
        Rule(SloFields.Objective, d => d.Objective is not null, "is required.");
        Rule(SloFields.Objective, d => d.Objective is null or (> 0 and < 1), "is a share between 0 and 1, such as 0.995 for 99.5 %.");
        Rule(SloFields.Objective, d => d.Objective is not (> HighestObjective and < 1), $"is at most {HighestObjective}: less than one bad event in 100,000 cannot be told from chance.");
        Rule(SloFields.Window, d => d.Window is null || SloWindow.Names.Contains(d.Window), $"is one of {string.Join(", ", SloWindow.Names)}.");
        Rule(SloFields.TimeZone, d => d.Window != SloWindow.CalendarMonthName || d.TimeZone is not null, "is required for a calendar month.");
        Rule(SloFields.TimeZone, d => d.Window == SloWindow.CalendarMonthName || d.TimeZone is null, "is for a calendar month only.");
        Rule(SloFields.TimeZone, d => d.TimeZone is null || TimeZones.Find(d.TimeZone) is not null, "is a zone that this machine's database knows by name, such as Europe/Berlin.");
    }

    private void Alerted()
    {
        Rule($"{SloFields.Alerting}.{SloFields.MinimumEvents}", d => IsCount(d.MinimumEvents, 1), "is a whole number from 1 to 1000000000.");
        Rule($"{SloFields.Alerting}.{SloFields.MinimumBadEvents}", d => IsCount(d.MinimumBadEvents, 0), "is a whole number from 0 to 1000000000.");
        Rule($"{SloFields.BudgetPolicy}.{SloFields.Yellow}", d => d.Yellow is null or (> 0 and <= 1), "is a share of the budget above 0, up to 1.");
        Rule($"{SloFields.BudgetPolicy}.{SloFields.Red}", d => d.Red is null or (> 0 and <= 1), "is a share of the budget above 0, up to 1.");
        Rule($"{SloFields.BudgetPolicy}.{SloFields.Red}", d => (d.Red ?? DefaultPolicy.Red) < (d.Yellow ?? DefaultPolicy.Yellow), $"is less than {SloFields.Yellow}.");
    }

    private void Limit(string name, Func<SloDraft, double?> value, Func<Indicator, bool> isFor, double most)
    {
        var field = $"{SloFields.Thresholds}.{name}";
        Rule(field, d => value(d) is null || (value(d) > 0 && value(d) <= most), $"is above 0, up to {most:0}.");
        Rule(field, d => value(d) is null || d.Indicator is null || IndicatorNames.Parse(d.Indicator) is not { } indicator || isFor(indicator),
            $"is for {string.Join(" and ", Enum.GetValues<Indicator>().Where(isFor).Select(i => i.ToName()))} only.");
    }

    private void Rule(string field, Func<SloDraft, bool> isRight, string message) =>
        RuleFor(draft => draft).Must(draft => isRight(draft)).OverridePropertyName(field).WithMessage($"{field} {message}");

    private static bool IsId(string id) =>
        id.Length is > 0 and <= LongestId && id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-') && id[0] != '-' && id[^1] != '-';

    private static bool IsPlain(string? text, int most) =>
        text is null || (text.Length <= most && !text.Any(char.IsControl) && text.Trim().Length == text.Length);

    private static bool IsWebAddress(string? text) =>
        text is null || (text.Length <= LongestUrl && Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && uri.UserInfo.Length == 0);

    private static bool IsCount(double? number, double least) =>
        number is null || (number >= least && number <= MostEvents && number == Math.Floor(number.Value));
}
