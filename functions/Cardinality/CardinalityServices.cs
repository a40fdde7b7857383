using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Configuration;

namespace OpenQoE.Functions.Cardinality;

public static class CardinalityServices
{
    /// <summary>What keeps labels and series in bounds, together with other instances.</summary>
    public static IServiceCollection AddCardinality(this IServiceCollection services)
    {
        services.AddStageOptions<CardinalityOptions>("OpenQoE:Cardinality");
        services.AddSingleton<LedgerAgreement>();
        services.AddSingleton<CardinalityReporter>();
        services.AddSingleton<CardinalitySync>();
        return services;
    }
}
