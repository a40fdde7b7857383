using System.Globalization;
using System.Net.Http.Headers;

namespace OpenQoE.Tests.MacroBenchmarks.Machine;

/// <summary>Reads what a service says of itself on <c>/metrics</c>.</summary>
internal sealed class ServiceMetrics : IDisposable
{
    private readonly HttpClient _http;

    public ServiceMetrics(Uri service)
    {
        _http = new HttpClient { BaseAddress = service, Timeout = TimeSpan.FromMinutes(2) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", ServiceSettings.AdminKey);
    }

    /// <summary>How things are now.</summary>
    /// <param name="queues">Has the queues measured first.</param>
    public async Task<Reading> ReadAsync(bool queues = false)
    {
        if (queues) (await _http.GetAsync("/health/ready")).Dispose();
        return new Reading(await _http.GetStringAsync("/metrics?collect=service"));
    }

    public void Dispose() => _http.Dispose();
}

/// <summary>Samples of <c>/metrics</c> at one moment.</summary>
internal sealed class Reading(string text)
{
    private readonly string[] _lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Messages in the queue of events, hidden ones included.</summary>
    public double QueueDepth => Sum("openqoe_queue_depth", "\"qoe-events\"");

    /// <summary>Seconds for which the oldest message waits there.</summary>
    public double QueueOldest => Sum("openqoe_queue_oldest_seconds", "\"qoe-events\"");

    /// <summary>Events that are in the counters, or were found to be there already.</summary>
    public double Counted => Sum("openqoe_aggregate_events_total");

    /// <summary>The sum of a metric's samples whose labels contain a text.</summary>
    public double Sum(string metric, string containing = "") => Samples(metric).Where(sample => sample.Labels.Contains(containing)).Sum(sample => sample.Value);

    /// <summary>A metric's samples, with their labels as they are written.</summary>
    public IEnumerable<(string Labels, double Value)> Samples(string metric) => _lines
        .Where(line => line.StartsWith(metric, StringComparison.Ordinal) && line[metric.Length] is ' ' or '{')
        .Select(line => (line[metric.Length..line.LastIndexOf(' ')], double.Parse(line[(line.LastIndexOf(' ') + 1)..], CultureInfo.InvariantCulture)));
}
