using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Aggregation;

namespace OpenQoE.Functions.Configuration;

/// <summary>What settings must be to one another, and to what the program knows.</summary>
public static class SettingRules
{
    private const string MessageVisibility = "EmbeddedHost:MessageVisibility";

    public static IServiceCollection AddSettingRules(this IServiceCollection services)
    {
        services.AddSingleton<IValidateOptions<AggregationOptions>, LeaseFitsVisibility>();
        return services;
    }

    // An aggregator that lost its slot must be known to have lost it before its messages reappear elsewhere.
    private sealed class LeaseFitsVisibility(IConfiguration configuration) : IValidateOptions<AggregationOptions>
    {
        public ValidateOptionsResult Validate(string? name, AggregationOptions options) =>
            configuration.GetValue<TimeSpan?>(MessageVisibility) is not { } visibility || visibility > options.Lease * 2
                ? ValidateOptionsResult.Success
                : ValidateOptionsResult.Fail(
                    $"OpenQoE:Aggregation:Lease is {options.Lease}; it must be shorter than half of {MessageVisibility}, which is {visibility}.");
    }
}
