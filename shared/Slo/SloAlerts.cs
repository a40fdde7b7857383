using System.Globalization;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Shared.Slo;

/// <summary>What is known beside an objective's own counts.</summary>
/// <param name="Places">Where the bad events of the last hour were.</param>
/// <param name="MinutesPerView">How long a view is watched on average; null when that is not known.</param>
/// <param name="RunbookBase">Where the runbooks of this documentation are, without a slash at the end; null when nowhere.</param>
/// <param name="DashboardUrl">Where the objective can be looked at; null when nowhere.</param>
public sealed record AlertContext(Places Places, double? MinutesPerView, string? RunbookBase, string? DashboardUrl);

/// <summary>Makes transitions of objectives alerts that tell people what viewers feel.</summary>
public static class SloAlerts
{
    public const string OrganisationLabel = "org_id";
    private const string BurnRateName = "SloBurnRate";
    private const string BudgetName = "SloBudget";

    // A value that most bad events share is where to look.
    private const double TellingPart = 0.3;

    public static Alert Of(string organisation, SloDefinition slo, SloStatus status, SloTransition transition, AlertContext context)
    {
        var labels = new Dictionary<string, string>
        {
            [AlertLabels.Name] = transition.Tier.StartsWith("budget", StringComparison.Ordinal) ? BudgetName : BurnRateName,
            [AlertLabels.Severity] = transition.Severity.ToLabel(),
            [AlertLabels.Slo] = slo.Id,
            [AlertLabels.Tier] = transition.Tier,
        };
        if (organisation.Length > 0)
        {
            labels.Add(OrganisationLabel, organisation);
        }

        return new Alert
        {
            Labels = labels,
            Annotations = AnnotationsOf(slo, status, transition, context).Where(a => a.Value is { Length: > 0 }).ToDictionary(a => a.Name, a => a.Value!),
            StartsAt = transition.StartedAt,
            EndsAt = transition.Firing ? null : transition.At,
            GeneratorUrl = context.DashboardUrl,
        };
    }

    private static IEnumerable<(string Name, string? Value)> AnnotationsOf(SloDefinition slo, SloStatus status, SloTransition transition, AlertContext context)
    {
        var texts = IndicatorTexts.Of(slo.Indicator);
        var tier = BurnTier.Of(slo).FirstOrDefault(t => t.Name == transition.Tier);
        var longer = tier is null ? null : status.Burn.FirstOrDefault(b => b.Minutes == tier.LongMinutes);
        var shorter = tier is null ? null : status.Burn.FirstOrDefault(b => b.Minutes == tier.ShortMinutes);
        var count = longer?.Count ?? status.Count;
        var over = longer is null ? WindowOf(slo) : $"the last {Spoken(longer.Minutes)}";
        yield return (AlertAnnotations.Summary, $"{Amount(slo, count.Bad)} of {Amount(slo, count.Valid)} {texts.Felt} in {over}");
        yield return (AlertAnnotations.Description, longer is null
            ? string.Create(CultureInfo.InvariantCulture, $"{slo.Name}: {1 - status.BudgetRemaining:P0} of the error budget of {WindowOf(slo)} is spent; the objective is {slo.Objective:P2}.")
            : string.Create(CultureInfo.InvariantCulture, $"{slo.Name}: the error budget is spent {longer.Rate:F1} times too fast over the last {Spoken(longer.Minutes)} and {shorter!.Rate:F1} times over {Spoken(shorter.Minutes)}; {tier!.Factor:0.##} is the limit, the objective {slo.Objective:P2}."));
        yield return (AlertAnnotations.Impact, Impact(slo, count, texts, context.MinutesPerView));
        yield return (AlertAnnotations.Where, string.Join(", ", context.Places.Most(TellingPart).Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Dimension} {p.Value} ({p.Part:P0})"))));
        yield return (AlertAnnotations.Budget, Budget(slo, status, texts));
        yield return (AlertAnnotations.NextStep, texts.NextStep);
        yield return (AlertAnnotations.RunbookUrl, slo.RunbookUrl ?? (context.RunbookBase is { } runbooks ? $"{runbooks}/{SloNames.Of(slo.Indicator).Replace('_', '-')}.md" : null));
        yield return (AlertAnnotations.DashboardUrl, context.DashboardUrl);
    }

    private static string Impact(SloDefinition slo, SliCount count, IndicatorTexts texts, double? minutesPerView) => slo.Indicator switch
    {
        Indicator.RebufferTime => $"{Amount(slo, count.Bad)} viewer-minutes of waiting",
        Indicator.IngestAvailability or Indicator.IngestFreshness => $"{Number(count.Bad)} {texts.Unit}; viewers feel nothing, but what they feel is seen late or not at all",
        _ when minutesPerView is { } minutes => $"{Number(count.Bad)} views, about {Number((long)Math.Round(count.Bad * minutes))} viewer-minutes",
        _ => $"{Number(count.Bad)} views",
    };

    private static string? Budget(SloDefinition slo, SloStatus status, IndicatorTexts texts)
    {
        if (status.BudgetRemaining is not { } remaining)
        {
            return null;
        }

        var rest = remaining > 0
            ? string.Create(CultureInfo.InvariantCulture, $"{remaining:P0} of the budget of {WindowOf(slo)} is left: {Amount(slo, status.BadEventsLeft)} more bad {texts.Unit}")
            : string.Create(CultureInfo.InvariantCulture, $"the budget of {WindowOf(slo)} is overspent by {-remaining:P0}");
        return status.ProjectedExhaustion is { } end ? string.Create(CultureInfo.InvariantCulture, $"{rest}; at this pace it lasts until {end:yyyy-MM-dd HH:mm} UTC") : rest;
    }

    private static string WindowOf(SloDefinition slo) => slo.Window.Length is { } length ? Spoken((long)length.TotalMinutes) : "this month";

    private static string Spoken(long minutes) => minutes switch
    {
        60 => "hour",
        1440 => "day",
        _ when minutes % 1440 == 0 => $"{minutes / 1440} days",
        _ when minutes % 60 == 0 => $"{minutes / 60} hours",
        _ => $"{minutes} minutes",
    };

    // Time is counted in milliseconds and told in minutes.
    private static string Amount(SloDefinition slo, long count) => Number(slo.Indicator == Indicator.RebufferTime ? count / 60_000 : count);

    private static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
