using FluentValidation;

namespace OpenQoE.Shared.Alerting.Routes.Rules;

/// <summary>A rule of inhibition says which alert mutes which.</summary>
internal static class InhibitPairs
{
    public const int MostRules = 50;

    public static void Check(RoutingDocument document, ValidationContext<RoutingDocument> context)
    {
        if (document.InhibitRules.Count > MostRules)
        {
            context.Refuse("inhibit_rules", $"must be at most {MostRules}");
        }

        foreach (var (rule, index) in document.InhibitRules.Select((rule, index) => (rule, index)))
        {
            var path = $"inhibit_rules[{index}]";
            if (rule.SourceMatchers.Count is 0 or > RouteTree.MostMatchers)
            {
                context.Refuse($"{path}.source_matchers", $"must be 1 to {RouteTree.MostMatchers}");
            }

            if (rule.TargetMatchers.Count is 0 or > RouteTree.MostMatchers)
            {
                context.Refuse($"{path}.target_matchers", $"must be 1 to {RouteTree.MostMatchers}");
            }

            foreach (var (_, at) in rule.Equal.Select((name, at) => (name, at)).Where(label => !GroupNames.IsLabel(label.name)))
            {
                context.Refuse($"{path}.equal[{at}]", "must be the name of a label");
            }
        }
    }
}
