using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Validation;

/// <summary>What the rules made of a request.</summary>
/// <param name="Accepted">The valid events, complete; null when there is none.</param>
/// <param name="Received">How many events came.</param>
/// <param name="Rejections">One reason for each event that is not in <paramref name="Accepted"/>: the first.</param>
/// <param name="Errors">Everything that cost an event.</param>
/// <param name="Warnings">Everything that was only dropped.</param>
public sealed record Admission(
    EventBatch? Accepted,
    int Received,
    IReadOnlyList<ProblemCode> Rejections,
    IReadOnlyList<IndexedProblem> Errors,
    IReadOnlyList<IndexedProblem> Warnings);

/// <param name="Index">Of the event in the request; null for a field of the request itself.</param>
/// <param name="Problem">What is wrong there.</param>
public readonly record struct IndexedProblem(int? Index, Problem Problem);
