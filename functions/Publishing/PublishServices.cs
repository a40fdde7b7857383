using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions.Publishing;

public static class PublishServices
{
    /// <summary>From committed slots to a remote-write receiver.</summary>
    public static IServiceCollection AddPublishing(this IServiceCollection services)
    {
        services.AddStageOptions<PublishOptions>("OpenQoE:RemoteWrite");
        services.AddSingleton<PublishMetrics>();
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<RemoteWriteClient>(provider, Http()));
        services.AddSingleton<IRemoteWrite>(provider => provider.GetRequiredService<RemoteWriteClient>());
        services.AddSingleton<SlotPublisher>();
        services.AddSingleton<OrphanSlots>();
        return services;
    }

    // Without redirects: a login page's 200 is no receipt.
    private static HttpClient Http() =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
}
