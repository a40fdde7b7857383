using System.Collections.Concurrent;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Exactness;

/// <summary>What was accepted, kept by those who posted it, to hold against what Prometheus says in the end.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<string, double> _expected = new();

    public double Of(string query) => _expected.GetValueOrDefault(query);

    public void Accepted(IEnumerable<PostedEvent> events)
    {
        foreach (var e in events)
        {
            Add($"sum(openqoe_events_total{{event_type=\"{e.Type}\"}})", 1);
            if (e.Measure is { } measure)
            {
                Add($"sum({measure.Histogram}_count)", 1);
                Add($"sum({measure.Histogram}_sum)", measure.Seconds);
            }
        }
    }

    /// <summary>Each query whose answer is not what was accepted, with both numbers.</summary>
    public async Task<IReadOnlyList<string>> DifferencesAsync(MetricsServer server)
    {
        var differences = new List<string>();
        foreach (var (query, expected) in _expected)
        {
            var actual = (await server.QueryAsync(query)).SingleOrDefault()?.Value ?? 0;

            // Sums of fractions depend on their order in the last digits; counts are exact.
            if (Math.Abs(actual - expected) > expected * 1e-12)
            {
                differences.Add($"{query}: accepted {expected}, Prometheus has {actual}");
            }
        }

        return differences;
    }

    private void Add(string query, double value) => _expected.AddOrUpdate(query, value, (_, sum) => sum + value);
}
