namespace OpenQoE.Shared.Logs;

/// <summary>What one message of queue <c>qoe-logs</c> carries: lines that Loki did not take.</summary>
/// <param name="Since">When they were put there first, Unix ms.</param>
/// <param name="Lines">At least one; of any streams.</param>
public sealed record LogMessage(long Since, IReadOnlyList<LogLine> Lines);
