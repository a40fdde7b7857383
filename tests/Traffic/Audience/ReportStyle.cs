namespace OpenQoE.Tests.Traffic.Audience;

/// <summary>Which SDK is on the page.</summary>
public enum ReportStyle
{
    /// <summary>Ours: deltas, sequence numbers, causes, a closing <c>viewend</c>.</summary>
    Ours,

    /// <summary>The predecessor's: cumulative values, <c>qualitychange</c>, no <c>viewend</c>, no batch ids.</summary>
    Original,
}
