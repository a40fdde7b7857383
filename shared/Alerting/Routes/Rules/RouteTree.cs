using FluentValidation;

namespace OpenQoE.Shared.Alerting.Routes.Rules;

/// <summary>The root takes all alerts, other routes some; the tree is of reasonable size.</summary>
internal static class RouteTree
{
    public const int MostRoutes = 200;
    public const int MostMatchers = 20;

    public static void Check(RoutingDocument document, ValidationContext<RoutingDocument> context)
    {
        if (document.Route.Matchers.Count > 0)
        {
            context.Refuse("route.matchers", "must be left out: the root takes what no other route does");
        }

        if (document.Route.Continue)
        {
            context.Refuse("route.continue", "must be left out: nothing comes after the root");
        }

        var nodes = document.Nodes().ToArray();
        if (nodes.Length > MostRoutes)
        {
            context.Refuse("route.routes", $"must be at most {MostRoutes} in all");
        }

        foreach (var node in nodes.Where(node => node.Inherited is not null && node.Route.Matchers.Count is 0 or > MostMatchers))
        {
            context.Refuse($"{node.Path}.matchers", $"must be 1 to {MostMatchers}");
        }
    }
}
