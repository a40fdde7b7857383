using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.Operations.Api;

namespace OpenQoE.Functions.Operations;

public static class OperationsServices
{
    /// <summary>What operators and probes look at.</summary>
    public static IServiceCollection AddOperations(this IServiceCollection services)
    {
        services.AddStageOptions<OperatorOptions>("OpenQoE:Operator");
        services.AddSingleton<OperatorAccess>();
        services.AddSingleton<OperatorRoutes>();
        services.AddSingleton<KeyRoutes>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<Statistics>();
        services.AddScoped<ReadyFunction>();
        return services;
    }
}
