using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Keys;

public static class KeyServices
{
    /// <summary>The keys of players and operators, and what makes them.</summary>
    public static IServiceCollection AddKeys(this IServiceCollection services)
    {
        services.AddStageOptions<KeysOptions>("OpenQoE:Keys");
        services.AddStorageAccount();
        services.TryAddSingleton<IKeyStore, TableKeyStore>();
        services.AddSingleton<KeyRing>();
        services.AddSingleton<KeyAdministration>();
        services.AddHostedService<KeyRefresh>();
        return services;
    }
}
