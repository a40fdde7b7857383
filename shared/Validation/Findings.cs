using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Validation;

/// <summary>What was found wrong with a request. With most there is nothing, and then nothing is kept.</summary>
internal struct Findings
{
    private List<ProblemCode>? _rejections;
    private List<IndexedProblem>? _errors;
    private List<IndexedProblem>? _warnings;

    /// <summary>The reason of each rejected event.</summary>
    public readonly IReadOnlyList<ProblemCode> Rejections => _rejections ?? [];

    /// <summary>What cost an event.</summary>
    public readonly IReadOnlyList<IndexedProblem> Errors => _errors ?? [];

    /// <summary>What was only dropped.</summary>
    public readonly IReadOnlyList<IndexedProblem> Warnings => _warnings ?? [];

    public void Add(int? index, Problem problem) =>
        (problem.CostsEvent ? _errors ??= [] : _warnings ??= []).Add(new IndexedProblem(index, problem));

    public void Reject(ProblemCode reason) => (_rejections ??= []).Add(reason);
}
