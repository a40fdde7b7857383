using OpenQoE.Shared.Alerting;

namespace OpenQoE.Shared.Slo.Tracking;

/// <summary>What is known of one objective's alerts.</summary>
/// <param name="Tiers">By tier.</param>
/// <param name="Firing">The alerts that are firing, by tier, as they were last told.</param>
public sealed record SloAlertState(IReadOnlyDictionary<string, AlertState> Tiers, IReadOnlyDictionary<string, Alert> Firing)
{
    public static readonly SloAlertState Initial = new(new Dictionary<string, AlertState>(), new Dictionary<string, Alert>());
}
