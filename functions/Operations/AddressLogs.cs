using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Functions.Operations;

/// <summary>Keeps addresses out of the logs, whatever the log levels are set to: a beacon's has the key in its query.</summary>
internal static class AddressLogs
{
    /// <summary>ASP.NET Core's categories that write whole addresses, below warnings only.</summary>
    private static readonly string[] Categories =
    [
        "Microsoft.AspNetCore.Hosting.Diagnostics",
        "Microsoft.AspNetCore.HttpLogging",
        "Microsoft.AspNetCore.Server.Kestrel.BadRequests",
        "Microsoft.AspNetCore.W3CLogging",
    ];

    public static IServiceCollection AddAddressFilter(this IServiceCollection services) =>
        services.PostConfigure<LoggerFilterOptions>(options =>
        {
            // The last rule for a category counts, but one for a provider counts more.
            string?[] providers = [null, .. options.Rules.Select(rule => rule.ProviderName).OfType<string>().Distinct()];
            foreach (var provider in providers)
                foreach (var category in Categories) options.Rules.Add(new LoggerFilterRule(provider, category, LogLevel.Warning, null));
        });
}
