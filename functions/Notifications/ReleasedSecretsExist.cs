using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace OpenQoE.Functions.Notifications;

/// <summary>A release of a setting that is not there is a slip of the pen: routings would be refused for it.</summary>
public sealed class ReleasedSecretsExist(IConfiguration configuration) : IValidateOptions<NotificationOptions>
{
    public ValidateOptionsResult Validate(string? name, NotificationOptions options)
    {
        string[] missing = [.. options.Secrets.Keys.Where(secret => string.IsNullOrEmpty(configuration.GetSection(ChannelSecrets.Section)[secret]))];
        return missing.Length == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(missing.Select(secret => $"{NotificationOptions.Section}:Secrets:{secret} releases {ChannelSecrets.Section}:{secret}, which is not set."));
    }
}
