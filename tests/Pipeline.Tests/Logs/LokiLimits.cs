using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Logs;

/// <summary>Loki's default limits on pushes (its reference, limits_config and ingester), and what broke them.</summary>
internal sealed partial class LokiLimits
{
    private const int MaxLabels = 15;
    private const int MaxLabelName = 1024;
    private const int MaxLabelValue = 2048;
    private const int MaxLineBytes = 256 * 1024;
    private const int MaxPushBytes = 4 * 1024 * 1024;

    private static readonly TimeSpan MaxAge = TimeSpan.FromDays(7);
    private static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(10);

    /// <summary>Half of max_chunk_age: how far behind the newest line of its stream a line may be.</summary>
    private static readonly TimeSpan MaxDisorder = TimeSpan.FromHours(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, long> _newest = [];
    private readonly List<string> _violations = [];

    public IReadOnlyList<string> Violations
    {
        get
        {
            lock (_gate) return [.. _violations];
        }
    }

    public bool Allow(ReceivedPost push)
    {
        lock (_gate)
        {
            var before = _violations.Count;
            Demand(Encoding.UTF8.GetByteCount(push.Body) <= MaxPushBytes, "the push is too large");
            foreach (var stream in push.Json.GetProperty("streams").EnumerateArray()) CheckStream(push.Headers.GetValueOrDefault("X-Scope-OrgID", ""), stream);
            return _violations.Count == before;
        }
    }

    private void CheckStream(string tenant, JsonElement stream)
    {
        var labels = stream.GetProperty("stream").EnumerateObject().ToList();
        Demand(labels.Count is > 0 and <= MaxLabels, $"{labels.Count} labels");
        foreach (var label in labels)
        {
            var value = label.Value.GetString()!;
            Demand(LabelName().IsMatch(label.Name) && label.Name.Length <= MaxLabelName, $"label name {label.Name}");
            Demand(value.Length > 0 && Encoding.UTF8.GetByteCount(value) <= MaxLabelValue, $"value of label {label.Name}");
        }

        var key = $"{tenant} {stream.GetProperty("stream").GetRawText()}";
        foreach (var entry in stream.GetProperty("values").EnumerateArray()) CheckEntry(key, entry);
    }

    private void CheckEntry(string stream, JsonElement entry)
    {
        var at = long.Parse(entry[0].GetString()!, CultureInfo.InvariantCulture) / 100;
        var now = TimeProvider.System.GetUtcNow().Ticks - DateTime.UnixEpoch.Ticks;
        Demand(now - at <= MaxAge.Ticks, "timestamp too old");
        Demand(at - now <= MaxAhead.Ticks, "timestamp too new");
        Demand(Encoding.UTF8.GetByteCount(entry[1].GetString()!) <= MaxLineBytes, "line too long");
        var newest = _newest.GetValueOrDefault(stream, at);
        Demand(newest - at <= MaxDisorder.Ticks, "entry too far behind");
        _newest[stream] = Math.Max(newest, at);
    }

    private void Demand(bool holds, string violation)
    {
        if (!holds) _violations.Add(violation);
    }

    [GeneratedRegex("^[a-zA-Z_][a-zA-Z0-9_]*$")]
    private static partial Regex LabelName();
}
