using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Functions.Ingest;

public static class IngestServices
{
    /// <summary>From a request to a message in the queue. Who may, and how much, is for keys and rate limits to say.</summary>
    public static IServiceCollection AddIngest(this IServiceCollection services)
    {
        services.AddOptions<IngestOptions>()
            .BindConfiguration(IngestOptions.RootSection).BindConfiguration(IngestOptions.Section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<IngestOptions>>(new SettingsValidator<IngestOptions>(IngestOptions.KeyOf));
        services.AddStorageAccount();
        services.TryAddSingleton<IMessageSender, QueueMessageSender>();
        services.AddSingleton<IngestMetrics>();
        services.TryAddSingleton<IngestCounts>();
        services.AddSingleton<Cors>();
        services.AddSingleton<CallerResolver>();
        services.AddSingleton<FrontDoor>();
        services.AddSingleton<BodyMemory>();
        services.AddSingleton<BodyReader>();
        services.AddSingleton<EventAdmission>();
        services.AddSingleton<GroupCommit>();
        services.AddHostedService<KeylessNotice>();
        services.AddHostedService(provider => provider.GetRequiredService<GroupCommit>());
        return services;
    }
}
