using Microsoft.Extensions.Configuration;
using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Functions.Notifications;

/// <summary>What stands for secrets in routing documents: <c>setting:NAME</c> is the setting <c>OpenQoE:Secrets:NAME</c>.</summary>
public sealed class ChannelSecrets(IConfiguration configuration)
{
    private const string Section = "OpenQoE:Secrets";

    /// <summary>The secret itself.</summary>
    /// <exception cref="ChannelSettingException">There is no such setting.</exception>
    public string Reveal(string text)
    {
        if (!text.StartsWith(Secrets.SettingPrefix, StringComparison.Ordinal))
        {
            return text;
        }

        // In a section of their own, since whoever may write a routing must not send the service's other settings away.
        var name = text[Secrets.SettingPrefix.Length..];
        return configuration.GetSection(Section)[name] is { Length: > 0 } secret
            ? secret
            : throw new ChannelSettingException($"the setting {Section}:{name} is missing");
    }
}

/// <summary>A channel that is set up wrongly: trying again does not help.</summary>
public sealed class ChannelSettingException(string message) : Exception(message);
