namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>A route, with what it has from those above it.</summary>
/// <param name="Path">Which: <c>route.routes[1]</c>.</param>
/// <param name="Route">As written.</param>
/// <param name="Inherited">Its parent; null at the root.</param>
internal sealed record RouteNode(string Path, Route Route, RouteNode? Inherited)
{
    private string? Receiver => Route.Receiver ?? Inherited?.Receiver;

    private IReadOnlyList<string>? GroupBy => Route.GroupBy ?? Inherited?.GroupBy;

    private TimeSpan? GroupWait => Route.GroupWait ?? Inherited?.GroupWait;

    private TimeSpan? GroupInterval => Route.GroupInterval ?? Inherited?.GroupInterval;

    private TimeSpan? RepeatInterval => Route.RepeatInterval ?? Inherited?.RepeatInterval;

    public IEnumerable<RouteNode> Children() => Route.Routes.Select((child, index) => new RouteNode($"{Path}.routes[{index}]", child, this));

    public RouteMatch MatchOf(Alert alert)
    {
        var usual = RouteTimings.Of(alert.Severity);
        var timings = new RouteTimings(GroupWait ?? usual.GroupWait, GroupInterval ?? usual.GroupInterval, RepeatInterval ?? usual.RepeatInterval);
        return new(Path, Receiver, GroupLabels.Of(GroupBy, alert), timings);
    }
}
