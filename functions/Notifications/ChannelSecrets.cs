using Microsoft.Extensions.Configuration;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Functions.Notifications;

/// <summary>What stands for secrets in routing documents: <c>setting:NAME</c> is the setting <c>OpenQoE:Secrets:NAME</c>, where it is released.</summary>
public sealed class ChannelSecrets(IConfiguration configuration, NotificationOptions options)
{
    /// <summary>A section of their own, since whoever may write a routing must not send the service's other settings away.</summary>
    public const string Section = "OpenQoE:Secrets";

    private static readonly SecretReleaseOptions NotReleased = new();

    /// <summary>The channel with the secrets themselves.</summary>
    /// <param name="channel">As its routing has it.</param>
    /// <param name="owner">The organisation whose routing it is; empty for the one for all.</param>
    /// <exception cref="ChannelSettingException">A setting is missing, or not released for this.</exception>
    public ChannelSettings Reveal(ChannelSettings channel, string owner)
    {
        var (revealed, errors) = SecretSettings.Reveal(channel, owner, Find);
        return errors.Count == 0 ? revealed : throw new ChannelSettingException($"{errors[0].Field} {errors[0].Message}");
    }

    /// <summary>What of an organisation's routing names settings that it may not use.</summary>
    public IReadOnlyList<FieldError> Judge(RoutingDocument document, string owner) => SecretSettings.Judge(document, owner, Find);

    private SettingSecret? Find(string name) => configuration.GetSection(Section)[name] is { Length: > 0 } secret
        ? options.Secrets.GetValueOrDefault(name, NotReleased).On(secret)
        : null;
}

/// <summary>A channel that is set up wrongly: trying again does not help.</summary>
public sealed class ChannelSettingException(string message) : Exception(message);
