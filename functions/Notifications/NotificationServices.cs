using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Configuration;

namespace OpenQoE.Functions.Notifications;

public static class NotificationServices
{
    /// <summary>What sends notifications to channels.</summary>
    public static IServiceCollection AddNotifications(this IServiceCollection services)
    {
        services.AddStageOptions<NotificationOptions>(NotificationOptions.Section);
        services.AddSingleton<IValidateOptions<NotificationOptions>, ReleasedSecretsExist>();
        services.AddStageOptions<EmailOptions>("OpenQoE:Email");
        services.AddSingleton<ChannelHttp>();
        services.AddSingleton<ChannelSecrets>();
        services.AddSingleton<Templates>();
        services.AddSingleton<WebhookSender>();
        services.AddSingleton<SlackSender>();
        services.AddSingleton<TeamsSender>();
        services.AddSingleton<PagerDutySender>();
        services.AddSingleton<EmailSender>();
        services.AddSingleton<IChannelSender, ChannelSenders>();
        services.AddHostedService<TemplateCheck>();
        return services;
    }
}
