using FluentValidation;

namespace OpenQoE.Shared.Alerting.Routes.Rules;

/// <summary>Receivers have names of their own, in reasonable number.</summary>
internal static class ReceiverNames
{
    public const int MostReceivers = 100;
    public const int MostChannels = 10;
    public const int LongestName = 100;

    public static void Check(RoutingDocument document, ValidationContext<RoutingDocument> context)
    {
        if (document.Receivers.Count > MostReceivers)
        {
            context.Refuse("receivers", $"must be at most {MostReceivers}");
        }

        var seen = new HashSet<string>();
        foreach (var (receiver, index) in document.Receivers.Select((receiver, index) => (receiver, index)))
        {
            var path = $"receivers[{index}]";
            if (receiver.Name.Length is 0 or > LongestName || receiver.Name.Any(c => char.IsControl(c) || c is '/' or '|'))
            {
                context.Refuse($"{path}.name", $"must be 1 to {LongestName} characters, without / and |");
            }
            else if (!seen.Add(receiver.Name))
            {
                context.Refuse($"{path}.name", "is another receiver's too");
            }

            if (receiver.Channels.Count is 0 or > MostChannels)
            {
                context.Refuse($"{path}.channels", $"must be 1 to {MostChannels}");
            }
        }
    }
}
