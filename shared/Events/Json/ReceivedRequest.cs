namespace OpenQoE.Shared.Events.Json;

/// <summary>The body of <c>POST /v1/events</c> as it was read.</summary>
public sealed class ReceivedRequest
{
    private OrderedDictionary<string, Problem>? _warnings;

    /// <summary>Why the request cannot be read at all; null when it can.</summary>
    public string? Fault { get; init; }

    /// <summary>The same on every retry; null when not sent.</summary>
    public string? BatchId { get; internal set; }

    /// <summary>From 1.</summary>
    public int Attempt { get; internal set; } = 1;

    /// <summary>The client's clock at sending, Unix ms; null when not sent.</summary>
    public double? SentAt { get; internal set; }

    /// <summary>In the request's order, the broken ones too.</summary>
    public List<ReceivedEvent> Events { get; } = [];

    /// <summary>What was wrong with the request's own fields; they are dropped.</summary>
    public IReadOnlyCollection<Problem> Warnings => _warnings is null ? [] : _warnings.Values;

    internal void Warn(Problem problem) => (_warnings ??= [])[problem.Path] = problem;

    /// <summary>When a name comes twice, the last one counts.</summary>
    internal void Forget(string name) => _warnings?.Remove(name);

    internal static ReceivedRequest Failed(string fault) => new() { Fault = fault };
}
