using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Events.Json;

/// <summary>One element of <c>events</c> as it was read: the fields that could be, and what was wrong with the others.</summary>
public sealed class ReceivedEvent(int index)
{
    private readonly List<EventField> _present = new(32);
    private readonly List<Problem> _problems = [];

    /// <summary>Its type is 0 when <c>event_type</c> names none.</summary>
    public PlayerEvent Event { get; } = new() { Index = index };

    /// <summary><c>event_type</c> as it was sent; null when it was not, or was no text.</summary>
    public string? TypeName { get; internal set; }

    /// <summary>False: there was nothing to read fields from.</summary>
    public bool IsObject { get; internal init; } = true;

    /// <summary>The fields with a value, not yet judged.</summary>
    public IReadOnlyList<EventField> Present => _present;

    /// <summary>What reading alone brought to light.</summary>
    public IReadOnlyList<Problem> Problems => _problems;

    public bool HasProblemWith(string path) => _problems.Exists(problem => problem.Path == path);

    internal void Add(EventField field) => _present.Add(field);

    internal void Add(Problem problem) => _problems.Add(problem);

    /// <summary>When a name comes twice, the last one counts: what the first left behind goes.</summary>
    internal void Forget(EventField field)
    {
        if (_problems.Count > 0) _problems.RemoveAll(problem => problem.Field == field);
        if (!field.IsPresent(Event)) return;
        field.Clear(Event);
        _present.Remove(field);
    }
}
