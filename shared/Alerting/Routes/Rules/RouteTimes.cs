using FluentValidation;

namespace OpenQoE.Shared.Alerting.Routes.Rules;

/// <summary>Times of routes: neither a flood of messages nor silence for ever.</summary>
internal static class RouteTimes
{
    public static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);
    public static readonly TimeSpan LeastInterval = TimeSpan.FromSeconds(10);
    public static readonly TimeSpan LeastRepeat = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan Longest = TimeSpan.FromDays(31);

    public static void Check(RoutingDocument document, ValidationContext<RoutingDocument> context)
    {
        foreach (var (path, route) in document.Nodes().Select(node => (node.Path, node.Route)))
        {
            Check($"{path}.group_wait", route.GroupWait, TimeSpan.Zero, LongestWait, "0s to 1d", context);
            Check($"{path}.group_interval", route.GroupInterval, LeastInterval, LongestWait, "10s to 1d", context);
            Check($"{path}.repeat_interval", route.RepeatInterval, LeastRepeat, Longest, "1m to 31d", context);
            if (route.RepeatInterval < route.GroupInterval)
            {
                context.Refuse($"{path}.repeat_interval", "must not be less than group_interval, which it waits for anyway");
            }
        }
    }

    private static void Check(string field, TimeSpan? time, TimeSpan least, TimeSpan most, string range, ValidationContext<RoutingDocument> context)
    {
        if (time < least || time > most)
        {
            context.Refuse(field, $"must be {range}");
        }
    }
}
