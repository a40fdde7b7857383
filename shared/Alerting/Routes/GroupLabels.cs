using OpenQoE.Shared.Alerting.Matching;

namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>What makes alerts a group.</summary>
public static class GroupLabels
{
    /// <summary>In a route's <c>group_by</c>: all labels.</summary>
    public const string All = "...";

    /// <param name="by">Names of labels; null: the objective, or the alert's name where there is none.</param>
    /// <param name="alert">Labels it does not have are left out.</param>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<string>? by, Alert alert)
    {
        var names = by ?? [alert.Labels.ContainsKey(AlertLabels.Slo) ? AlertLabels.Slo : AlertLabels.Name];
        return alert.Labels.Where(label => names.Contains(All) || names.Contains(label.Key)).ToDictionary();
    }

    /// <summary>The same for the same labels, whatever their order: <c>{country="DE",slo="start"}</c>.</summary>
    public static string KeyOf(IReadOnlyDictionary<string, string> labels) => "{" + string.Join(',', labels
        .OrderBy(label => label.Key, StringComparer.Ordinal)
        .Select(label => LabelMatcher.Of(label.Key, MatchOperator.Equal, label.Value).ToString())) + "}";
}
