using System.Text.RegularExpressions;
using FluentValidation;

namespace OpenQoE.Shared.Alerting.Routes.Rules;

/// <summary>Labels that make groups are names of labels, or all.</summary>
internal static partial class GroupNames
{
    public const int Most = 20;

    public static void Check(RoutingDocument document, ValidationContext<RoutingDocument> context)
    {
        foreach (var node in document.Nodes().Where(node => node.Route.GroupBy is not null))
        {
            var path = $"{node.Path}.group_by";
            var names = node.Route.GroupBy!;
            if (names.Count > Most)
            {
                context.Refuse(path, $"must be at most {Most}");
            }

            if (names.Contains(GroupLabels.All) && names.Count > 1)
            {
                context.Refuse(path, "must have nothing beside \"...\", which is all labels");
            }

            foreach (var (name, index) in names.Select((name, index) => (name, index)))
            {
                if (name != GroupLabels.All && !IsLabel(name))
                {
                    context.Refuse($"{path}[{index}]", "must be the name of a label");
                }
                else if (names.Take(index).Contains(name))
                {
                    context.Refuse($"{path}[{index}]", "is there twice");
                }
            }
        }
    }

    internal static bool IsLabel(string name) => Form.IsMatch(name);

    [GeneratedRegex(@"\A[a-zA-Z_][a-zA-Z0-9_]{0,199}\z", RegexOptions.ECMAScript)]
    private static partial Regex Form { get; }
}
