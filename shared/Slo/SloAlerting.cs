namespace OpenQoE.Shared.Slo;

/// <summary>Who is told, and from how much traffic on.</summary>
/// <param name="Page">Fast burning is a critical alert.</param>
/// <param name="Ticket">Slow burning, and a spent budget, is a warning.</param>
/// <param name="MinimumEvents">A burn rate over fewer valid events in its long window says nothing.</param>
public sealed record SloAlerting(bool Page = true, bool Ticket = true, long MinimumEvents = 200);
