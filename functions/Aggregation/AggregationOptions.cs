using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.Aggregation;

/// <summary>Section <c>OpenQoE:Aggregation</c>.</summary>
public sealed class AggregationOptions
{
    /// <summary>How long changes wait for a commit, and messages for their deletion.</summary>
    [Range(typeof(TimeSpan), "00:00:00.01", "00:00:30")]
    public TimeSpan CommitInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long an aggregator that stopped answering keeps its slot. Two leases must fit into the time for which the queue hides a message.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:04:00")]
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long ids of counted messages are kept, in time during which messages come. Longer than a counted message can take to be delivered again,
    /// backlog included.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan KeepApplied { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A series that did not change for so long ends.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "7.00:00:00")]
    public TimeSpan SeriesIdleTimeout { get; set; } = TimeSpan.FromMinutes(30);
}
