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
        services.AddSingleton(provider => provider.GetRequiredService<CardinalityOptions>().Policies());
        services.AddSingleton<CardinalityReader>();
        services.AddSingleton<CardinalityPreview>();
        services.AddSingleton<CardinalityRoutes>();
        return services;
    }
}
