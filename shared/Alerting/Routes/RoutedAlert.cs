namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>An alert, and where it goes.</summary>
/// <param name="Alert">It.</param>
/// <param name="Matches">At least one. The first one's group labels say which incident it belongs to, the others tell of the same incident.</param>
public sealed record RoutedAlert(Alert Alert, IReadOnlyList<RouteMatch> Matches)
{
    public IReadOnlyDictionary<string, string> GroupLabels => Matches[0].GroupLabels;

    /// <summary>Names the incident's group within the organisation: <c>{slo="start"}</c>.</summary>
    public string GroupKey => Routes.GroupLabels.KeyOf(GroupLabels);
}
