namespace OpenQoE.Shared.Alerting.Routes;

/// <summary>Which routes an alert takes.</summary>
public static class Routing
{
    /// <summary>The routes that tell of it, in the document's order: at least one, since the root takes what no other does.</summary>
    public static IReadOnlyList<RouteMatch> Match(RoutingDocument document, Alert alert)
    {
        var matches = new List<RouteMatch>();
        Walk(new RouteNode("route", document.Route, Inherited: null), alert, matches, steps: null);
        return matches;
    }

    /// <summary>The alert with its routes.</summary>
    public static RoutedAlert Route(RoutingDocument document, Alert alert) => new(alert, Match(document, alert));

    /// <summary>Walks the tree; true: the node matched.</summary>
    internal static bool Walk(RouteNode node, Alert alert, List<RouteMatch> matches, List<RouteStep>? steps)
    {
        MatcherVerdict[] verdicts = [.. node.Route.Matchers.Select(matcher => new MatcherVerdict(matcher.ToString(), matcher.Matches(alert.Labels)))];
        var matched = verdicts.All(verdict => verdict.Matched);
        steps?.Add(new RouteStep(node.Path, matched, verdicts));
        if (!matched)
        {
            return false;
        }

        var taken = false;
        foreach (var child in node.Children())
        {
            if (Walk(child, alert, matches, steps))
            {
                taken = true;
                if (!child.Route.Continue)
                {
                    break;
                }
            }
        }

        if (!taken)
        {
            matches.Add(node.MatchOf(alert));
        }

        return true;
    }
}
