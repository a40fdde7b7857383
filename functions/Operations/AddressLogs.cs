using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Functions.Operations;

/// <summary>Keeps addresses out of the logs, whatever the log levels are set to: a beacon's has the key in its query.</summary>
internal static class AddressLogs
{
    /// <summary>ASP.NET Core's categories that write whole addresses, and the level from which they do not.</summary>
    private static readonly (string Name, LogLevel From)[] Categories =
    [
        // Says nothing else of requests, and as long as it may say anything at all, each request costs an activity and a scope.
        ("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None),
        ("Microsoft.AspNetCore.HttpLogging", LogLevel.Warning),
        ("Microsoft.AspNetCore.Server.Kestrel.BadRequests", LogLevel.Warning),
        ("Microsoft.AspNetCore.W3CLogging", LogLevel.Warning),
    ];

    public static IServiceCollection AddAddressFilter(this IServiceCollection services) =>
        services.PostConfigure<LoggerFilterOptions>(options =>
        {
            // The last rule for a category counts, but one for a provider counts more.
            string?[] providers = [null, .. options.Rules.Select(rule => rule.ProviderName).OfType<string>().Distinct()];
            foreach (var provider in providers)
                foreach (var (name, from) in Categories) options.Rules.Add(new LoggerFilterRule(provider, name, from, null));
        });
}
