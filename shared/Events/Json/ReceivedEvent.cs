using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Events.Json;

/// <summary>One element of <c>events</c> as it was read: the fields that could be, and what was wrong with the others.</summary>
public sealed class ReceivedEvent(int index)
{
    private readonly List<EventField> _present = new(32);

    // At most one for each path, however often a name is repeated: a repeat must cost no more than the first.
    private readonly OrderedDictionary<string, Problem> _problems = [];
    private Problem? _tooDeep;

    /// <summary>Its type is 0 when <c>event_type</c> names none.</summary>
    public PlayerEvent Event { get; } = new() { Index = index };

    /// <summary><c>event_type</c> as it was sent; null when it was not, or was no text.</summary>
    public string? TypeName { get; internal set; }

    /// <summary>False: there was nothing to read fields from.</summary>
    public bool IsObject { get; internal init; } = true;

    /// <summary>The fields with a value, not yet judged.</summary>
    public IReadOnlyList<EventField> Present => _present;

    /// <summary>What reading alone brought to light.</summary>
    public IEnumerable<Problem> Problems => _tooDeep is null ? _problems.Values : _problems.Values.Append(_tooDeep);

    public bool HasProblemWith(string path) => _problems.ContainsKey(path) || _tooDeep?.Path == path;

    internal void Add(EventField field) => _present.Add(field);

    internal void Add(Problem problem) => _problems.TryAdd(problem.Path, problem);

    /// <summary>The whole event is too deep; where first is enough.</summary>
    internal void AddTooDeep(string path, int limit) => _tooDeep ??=
        new Problem(path, ProblemCode.TooDeep, $"More than {limit} levels of objects and arrays.", CostsEvent: true);

    /// <summary>When a name comes twice, the last one counts: what the first left behind goes.</summary>
    internal void Forget(EventField field)
    {
        _problems.Remove(field.Path);
        if (!field.IsPresent(Event)) return;
        field.Clear(Event);
        _present.Remove(field);
    }
}
