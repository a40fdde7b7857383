using FluentValidation;

namespace OpenQoE.Shared.Alerting.Routes.Rules;

/// <summary>What stands for a secret must stand for one that is known.</summary>
internal static class KeptSecrets
{
    public static void Check(RoutingDocument document, ValidationContext<RoutingDocument> context)
    {
        foreach (var (path, channel) in ChannelFields.ChannelsOf(document))
        {
            foreach (var (place, secret) in Secrets.Of(channel))
            {
                if (secret == Secrets.Redacted)
                {
                    context.Refuse($"{path}.{place}", "is not known: the receiver had no such channel in this place of the organisation's own routing, so the secret must be given");
                }
                else if (secret == Secrets.SettingPrefix)
                {
                    context.Refuse($"{path}.{place}", "must name the setting");
                }
            }
        }
    }
}
