using System.Globalization;

namespace OpenQoE.Shared.Slo;

/// <summary>What was counted between any two of some minutes. Counts only grow; where they do not, something is lost, and what lies between is left out.</summary>
internal sealed class CountHistory
{
    private readonly long[] _edges;
    private readonly SliCount[] _added;

    /// <param name="edges">Unix minutes, in order.</param>
    /// <param name="cumulativeAt">What was ever counted before a minute.</param>
    public CountHistory(IReadOnlyCollection<long> edges, Func<long, SliCount> cumulativeAt)
    {
        _edges = [.. edges];
        _added = new SliCount[_edges.Length];
        var before = cumulativeAt(_edges[0]);
        for (var i = 1; i < _edges.Length; i++)
        {
            var after = cumulativeAt(_edges[i]);
            var added = after - before;
            if (added is { Good: >= 0, Bad: >= 0 })
            {
                _added[i] = added;
            }
            else
            {
                Warnings.Add($"Counts went backwards between {Text(_edges[i - 1])} and {Text(_edges[i])}: what was counted there is left out.");
            }

            before = after;
        }
    }

    public List<string> Warnings { get; } = [];

    /// <summary>From one edge up to another.</summary>
    public SliCount Between(long start, long end)
    {
        SliCount sum = default;
        for (var i = 1; i < _edges.Length; i++)
        {
            if (_edges[i] > start && _edges[i] <= end)
            {
                sum += _added[i];
            }
        }

        return sum;
    }

    private static string Text(long minute) =>
        DateTimeOffset.FromUnixTimeSeconds(minute * 60).ToString("yyyy-MM-dd HH:mm'Z'", CultureInfo.InvariantCulture);
}
