using FluentValidation;

namespace OpenQoE.Shared.Alerting.Routes.Rules;

/// <summary>Who is told is a receiver of the document.</summary>
internal static class KnownReceivers
{
    public static void Check(RoutingDocument document, ValidationContext<RoutingDocument> context)
    {
        var named = document.Nodes().Select(node => ($"{node.Path}.receiver", node.Route.Receiver))
            .Concat(document.Escalations.SelectMany((escalation, e) => escalation.Levels
                .Select((level, l) => ($"escalations[{e}].levels[{l}].receiver", (string?)level.Receiver))))
            .Append(("digest.receiver", document.Digest.Receiver));
        foreach (var (field, name) in named)
        {
            if (name is not null && document.ReceiverOf(name) is null)
            {
                context.Refuse(field, "is not the name of a receiver");
            }
        }
    }
}
