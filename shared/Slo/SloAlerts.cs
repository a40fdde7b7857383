using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo.Anomalies;
using OpenQoE.Shared.Slo.Tiers;
using OpenQoE.Shared.Slo.Wording;

namespace OpenQoE.Shared.Slo;

/// <summary>Says for people what an objective's transition means.</summary>
public static class SloAlerts
{
    public const string BurnRateName = "SloBurnRate";
    public const string BudgetName = "SloBudget";
    public const string AnomalyName = "SloAnomaly";

    /// <param name="slo">The objective.</param>
    /// <param name="status">What it was at the transition.</param>
    /// <param name="transition">The beginning or the end of the alert: both give an alert of the same labels and start.</param>
    /// <param name="organisation">Whose objective it is.</param>
    /// <param name="where">Where most of it is, if known: country, CDN, player, version.</param>
    /// <param name="publicUrl">Where the API is reached, for links.</param>
    /// <param name="runbooks">Folder of a page per indicator, such as <c>start-success.md</c>; ends with a slash.</param>
    /// <param name="minutesPerView">How long views last, if known: tells how many viewer-minutes are affected.</param>
    public static Alert ToAlert(
        SloDefinition slo, SloStatus status, SloTransition transition, string organisation, string? where, Uri? publicUrl,
        Uri? runbooks = null, double? minutesPerView = null)
    {
        var (count, window) = Affected(slo, status, transition);
        var effect = new ViewerEffect(slo, count);
        return new()
        {
            Labels = Stated(new()
            {
                [AlertLabels.Name] = NameOf(transition.Tier),
                [AlertLabels.Severity] = transition.Severity.ToLabel(),
                [AlertLabels.Slo] = slo.Id,
                [AlertLabels.Tier] = transition.Tier,
                [BaseLabels.Organisation] = organisation,
            }),
            Annotations = Stated(new()
            {
                [AlertAnnotations.Summary] = transition.Firing ? effect.Sentence(window) : $"Over. {effect.Sentence(window)}",
                [AlertAnnotations.Description] = SloSentences.Description(slo, transition),
                [AlertAnnotations.Impact] = effect.Impact(minutesPerView),
                [AlertAnnotations.Where] = where,
                [AlertAnnotations.Budget] = SloSentences.Budget(slo, status),
                [AlertAnnotations.NextStep] = transition.Firing ? NextSteps.Of(slo.Indicator) : null,
                [AlertAnnotations.RunbookUrl] = slo.RunbookUrl ?? Below(runbooks, $"{slo.Indicator.ToName().Replace('_', '-')}.md"),
            }),
            StartsAt = transition.StartedAt,
            EndsAt = transition.Firing ? null : transition.At,
            GeneratorUrl = Below(publicUrl, $"v1/slos/{slo.Id}/status?organisation={Uri.EscapeDataString(organisation)}"),
        };
    }

    private static string NameOf(string tier) => tier switch
    {
        AnomalyDetection.Tier => AnomalyName,
        _ when BudgetTier.All.Any(t => t.Name == tier) => BudgetName,
        _ => BurnRateName,
    };

    /// <summary>A burning tier is judged by its long window, its end by the short one, a budget by the whole period.</summary>
    private static (SliCount Count, string Window) Affected(SloDefinition slo, SloStatus status, SloTransition transition)
    {
        var tier = BurnTiers.Of(slo.Window, slo.ErrorBudget).FirstOrDefault(t => t.Name == transition.Tier);
        var minutes = transition.Tier == AnomalyDetection.Tier ? AnomalyDetection.WindowMinutes : transition.Firing ? tier?.LongMinutes : tier?.ShortMinutes;
        return minutes is { } known && status.Burn.FirstOrDefault(b => b.Window == WindowName.Of(known)) is { } burn
            ? (burn.Count, $"in the last {WindowName.Words(known)}")
            : (status.Count, SloSentences.Period(slo.Window));
    }

    private static string? Below(Uri? folder, string path) =>
        folder is null ? null : new Uri(folder.AbsoluteUri.EndsWith('/') ? folder : new Uri(folder.AbsoluteUri + "/"), path).AbsoluteUri;

    // An empty label is none.
    private static Dictionary<string, string> Stated(Dictionary<string, string?> texts) =>
        texts.Where(a => !string.IsNullOrEmpty(a.Value)).ToDictionary(a => a.Key, a => a.Value!);
}
