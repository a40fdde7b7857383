using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.RateLimits;

public static class RateLimitServices
{
    /// <summary>Each key's limit, divided between instances.</summary>
    public static IServiceCollection AddRateLimits(this IServiceCollection services)
    {
        services.AddStageOptions<RateLimitOptions>("OpenQoE:RateLimits");
        services.AddStorageAccount();
        services.TryAddSingleton<IDemandStore, TableDemandStore>();
        services.AddSingleton<RateLimiter>();
        services.AddHostedService<DemandExchange>();
        return services;
    }
}
