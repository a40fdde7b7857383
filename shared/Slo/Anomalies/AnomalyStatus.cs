namespace OpenQoE.Shared.Slo.Anomalies;

/// <summary>How unusual the last five minutes of an indicator were.</summary>
/// <param name="BadRatio">Share of bad events in them, 0–1; null: too few events to say.</param>
/// <param name="UsualBadRatio">What it is as a rule; null: not known yet.</param>
/// <param name="Score">By how many usual deviations it is more (or, negative, less); null when either is.</param>
/// <param name="State">What the next evaluation is to be given.</param>
/// <param name="Transition">When it has just become unusual, or usual again.</param>
public sealed record AnomalyStatus(double? BadRatio, double? UsualBadRatio, double? Score, AlertState State, SloTransition? Transition);
