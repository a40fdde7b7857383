using FluentValidation;
using FluentValidation.Results;

namespace OpenQoE.Shared.Alerting.Routes.Rules;

/// <summary>How rules about a document say what is wrong with it, and find its routes.</summary>
internal static class RulesContext
{
    public static void Refuse<T>(this ValidationContext<T> context, string field, string message) => context.AddFailure(new ValidationFailure(field, message));

    /// <summary>All routes with their paths, parents before children.</summary>
    public static IEnumerable<RouteNode> Nodes(this RoutingDocument document)
    {
        var open = new Stack<RouteNode>([new RouteNode("route", document.Route, Inherited: null)]);
        while (open.TryPop(out var node))
        {
            yield return node;
            foreach (var child in node.Children().Reverse())
            {
                open.Push(child);
            }
        }
    }
}
