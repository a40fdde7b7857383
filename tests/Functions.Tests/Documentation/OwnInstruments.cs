using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Ingest;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.Notifications;
using OpenQoE.Functions.Operations;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.RateLimits;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Tests.Functions.Documentation;

/// <summary>The service's own instruments: whatever makes one is one of its singletons.</summary>
internal static class OwnInstruments
{
    /// <summary>Each by name, type (as Prometheus calls it) and buckets (empty unless it is a histogram).</summary>
    public static IReadOnlyList<(string Name, string Type, IReadOnlyList<double> Buckets)> All()
    {
        var found = new List<Instrument>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => Note(instrument) };
        listener.Start();
        using var services = Services(out var own);
        own.ForEach(type => services.GetServices(type).Count());
        lock (found)
        {
            return [.. found.DistinctBy(i => i.Name).Select(i => (i.Name, TypeOf(i), TypeOf(i) == "histogram" ? SelfMetricsReader.BucketsOf(i) : []))];
        }

        void Note(Instrument instrument)
        {
            lock (found)
            {
                if (instrument.Meter.Name == SelfMetrics.MeterName)
                {
                    found.Add(instrument);
                }
            }
        }
    }

    private static ServiceProvider Services(out List<Type> own)
    {
        var services = new ServiceCollection();
        services.AddStorage();
        services.AddKeys();
        services.AddRateLimits();
        services.AddIngest();
        services.AddCardinality();
        services.AddAggregation();
        services.AddPublishing();
        services.AddSlos();
        services.AddIncidents();
        services.AddNotifications();
        services.AddOperations();
        own = [.. services.Select(s => s.ServiceType).Where(t => t.Namespace?.StartsWith("OpenQoE", StringComparison.Ordinal) == true).Distinct()];
        services.AddLogging();
        services.AddSingleton<IHostEnvironment>(new HostingEnvironment());
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder().AddInMemoryCollection([new(StorageNames.Connection, "UseDevelopmentStorage=true")]).Build());
        return services.BuildServiceProvider();
    }

    private static string TypeOf(Instrument instrument)
    {
        var type = instrument.GetType().Name;
        return type.Contains("Counter", StringComparison.Ordinal) ? "counter"
            : type.Contains("Histogram", StringComparison.Ordinal) ? "histogram"
            : "gauge";
    }
}
