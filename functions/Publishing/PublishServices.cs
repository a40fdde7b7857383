using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Logs;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions.Publishing;

public static class PublishServices
{
    /// <summary>From committed slots to a remote-write receiver, and from counted events to Loki.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddStageOptions<PublishOptions>("OpenQoE:RemoteWrite");
        services.AddSingleton<PublishMetrics>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RemoteWriteClient>(provider, Destination.Http()));
        services.AddSingleton<IRemoteWrite>(provider => provider.GetRequiredService<RemoteWriteClient>());
        services.AddSingleton<SlotPublisher>();
        services.AddSingleton<OrphanSlots>();
        return services.AddLogs();
    }
}
