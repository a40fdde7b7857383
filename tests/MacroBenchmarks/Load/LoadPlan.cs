using System.Net;

namespace OpenQoE.Tests.MacroBenchmarks.Load;

/// <summary>What to send where, how fast and how long.</summary>
/// <param name="Server">Where to.</param>
/// <param name="Requests">Sent in turn: more of them than connections.</param>
/// <param name="Connections">That are kept, each with one request at a time.</param>
/// <param name="WarmUp">Before anything is measured.</param>
/// <param name="Span">For how long it is measured.</param>
/// <param name="PerSecond">
/// Requests, each due at its time: its latency counts from then, also when no connection was free. Null for as many as are answered.
/// </param>
internal sealed record LoadPlan(IPEndPoint Server, IReadOnlyList<PreparedRequest> Requests, int Connections, TimeSpan WarmUp, TimeSpan Span, double? PerSecond = null)
{
    /// <summary>Ends the load after so many requests.</summary>
    public long Limit { get; init; } = long.MaxValue;
}
