using System.Diagnostics.Metrics;
using Azure.Core;
using Azure.Core.Pipeline;

namespace OpenQoE.Functions.Telemetry;

/// <summary>Counts what the storage account is asked, tries included: each is billed. What the Functions host asks by itself is not seen here.</summary>
public sealed class StorageMetrics
{
    private readonly Counter<long> _operations;

    public StorageMetrics(IMeterFactory meters) => _operations = meters.Create(SelfMetrics.MeterName).CreateCounter<long>(
        "openqoe_storage_operations_total", description: "Requests to the storage account.");

    /// <summary>Has a client's requests counted.</summary>
    /// <param name="options">The client's.</param>
    /// <param name="service"><c>queue</c> or <c>table</c>.</param>
    public T Counting<T>(T options, string service)
        where T : ClientOptions
    {
        options.AddPolicy(new Policy(() => _operations.Add(1, new KeyValuePair<string, object?>("service", service))), HttpPipelinePosition.PerRetry);
        return options;
    }

    private sealed class Policy(Action count) : HttpPipelineSynchronousPolicy
    {
        public override void OnSendingRequest(HttpMessage message) => count();
    }
}
