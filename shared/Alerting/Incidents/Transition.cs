namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>An incident's step to a state.</summary>
/// <param name="State">The one it came to.</param>
/// <param name="At">When.</param>
/// <param name="Author">Who did it; <see cref="Automatic"/>: it came of itself.</param>
public sealed record Transition(IncidentState State, DateTimeOffset At, string Author)
{
    /// <summary>Author of what nobody did.</summary>
    public const string Automatic = "openqoe";
}
