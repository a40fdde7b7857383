using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Alerting;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Notifications;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Notifications;

/// <summary>Sends as the service does, with settings of the test's own.</summary>
internal static class Sending
{
    public static Task<ChannelResult> SendAsync(ChannelSettings channel, params (string Name, string Value)[] settings) =>
        SendAsync(channel, SomeNotification.Of(), null, settings);

    public static async Task<ChannelResult> SendAsync(
        ChannelSettings channel, NotificationMessage message, string? memory = null, params (string Name, string Value)[] settings)
    {
        await using var provider = Services(settings);
        return await provider.GetRequiredService<IChannelSender>().SendAsync(message, channel, message.Organisation, new ChannelMemory(memory), default);
    }

    /// <summary>What sends, which may reach loopback. Of two settings of one name the later holds.</summary>
    public static ServiceProvider Services(params (string Name, string Value)[] settings)
    {
        var configuration = new ConfigurationManager { ["OpenQoE:Notifications:AllowPrivateNetworks"] = "true" };
        foreach (var (name, value) in settings) configuration[name] = value;
        var services = new ServiceCollection().AddSingleton<IConfiguration>(configuration)
            .AddSingleton<TimeProvider>(new FixedClock(Some.Time)).AddLogging();
        services.AddStageOptions<AlertingOptions>("OpenQoE:Alerting");
        services.AddNotifications();
        return services.BuildServiceProvider();
    }
}
