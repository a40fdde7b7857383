namespace OpenQoE.Functions.Slo;

/// <summary>What one message of queue <c>slo-evaluations</c> asks for: all objectives of one organisation.</summary>
/// <param name="Organisation">As governed.</param>
/// <param name="Minute">Unix minute that has ended: what was counted before it counts.</param>
public sealed record EvaluationRequest(string Organisation, long Minute);
