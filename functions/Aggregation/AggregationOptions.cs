using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.Aggregation;

/// <summary>Section <c>OpenQoE:Aggregation</c>.</summary>
public sealed class AggregationOptions
{
    /// <summary>How long changes wait for a commit, and so a queue message for its deletion. Default 1 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:30")]
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long an aggregator that stopped answering keeps its slot. Must be shorter than half the time for which a queue message
    /// stays hidden while a function runs (10 min in Azure). Default 60 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:04:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long the ids of counted messages are kept, in time during which messages come: longer than a counted message can take to be
    /// delivered again, backlog included. Default 1 h.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan KeepApplied { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A series not changed for this long ends with a staleness marker. Default 30 min.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan SeriesIdleTimeout { get; set; } = TimeSpan.FromMinutes(30);
}
