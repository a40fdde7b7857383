using System.Numerics;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Events.Json;

/// <summary>One element of <c>events</c> as it was read: the fields that could be, and what was wrong with the others.</summary>
/// <param name="index">Of the event in the request.</param>
/// <param name="previous">The event before it, which it may well repeat; null for the first.</param>
public sealed class ReceivedEvent(int index, ReceivedEvent? previous = null)
{
    // Sets of fields: those that were there, and of these the ones that are as in the event before, which only fields that every type has can be.
    private UInt128 _read;
    private ulong _repeated;
    private bool _isAnyReadTwice;

    // At most one for each path, however often a name is repeated: a repeat must cost no more than the first.
    private OrderedDictionary<string, Problem>? _problems;
    private Problem? _tooDeep;

    /// <summary>Its type is 0 when <c>event_type</c> names none.</summary>
    public PlayerEvent Event { get; } = new() { Index = index };

    /// <summary><c>event_type</c> as it was sent; null when it was not, or was no text.</summary>
    public string? TypeName { get; internal set; }

    /// <summary>False: there was nothing to read fields from.</summary>
    public bool IsObject { get; internal init; } = true;

    /// <summary>The fields with a value, not yet judged.</summary>
    public IEnumerable<EventField> Present => EventSchema.Of(Event.Type).Present(Event);

    /// <summary>True when everything could be read and every field is within its limits. What is then still to be judged is the event as a whole.</summary>
    public bool IsClean => IsObject && !HasExcess && _problems is null && _tooDeep is null;

    /// <summary>What reading alone brought to light.</summary>
    public IEnumerable<Problem> Problems
    {
        get
        {
            var problems = _problems?.Values ?? Enumerable.Empty<Problem>();
            return _tooDeep is null ? problems : problems.Append(_tooDeep);
        }
    }

    /// <summary>A field was seen with a value beyond its limits.</summary>
    internal bool HasExcess { get; set; }

    /// <summary>A bit for the id of each field that was there with an id below 64, which all have that every type has.</summary>
    internal ulong Read => (ulong)_read;

    /// <summary>Whether each of its fields stands where it was read, and there only.</summary>
    internal bool IsPlain => IsClean && !_isAnyReadTwice;

    /// <summary>The text of a field in the event before; null when it has none.</summary>
    internal string? PreviousText(TextField field) => previous is null ? null : field.Get(previous.Event);

    public bool HasProblemWith(string path) => _problems?.ContainsKey(path) == true || _tooDeep?.Path == path;

    internal void Add(Problem problem) => (_problems ??= []).TryAdd(problem.Path, problem);

    /// <summary>The whole event is too deep; where first is enough.</summary>
    internal void AddTooDeep(string path, int limit) => _tooDeep ??=
        new Problem(path, ProblemCode.TooDeep, $"More than {limit} levels of objects and arrays.", CostsEvent: true);

    /// <summary>A field is there. When its name comes twice, the last one counts: what the first left behind goes.</summary>
    internal void Begin(EventField field)
    {
        if ((_read & field.Bit) == 0)
        {
            _read |= field.Bit;
            return;
        }
        _isAnyReadTwice = true;
        _problems?.Remove(field.Path);
        _repeated &= ~(ulong)field.Bit;
        if (field.IsPresent(Event)) field.Clear(Event);
    }

    /// <summary>These fields are what they are in the event before, which was plain.</summary>
    internal void Repeat(ulong fields)
    {
        _read |= fields;
        _repeated |= fields;
    }

    /// <summary>Takes over what is repeated, once the event has been read to its end: its whole context, if nothing of it is new.</summary>
    internal void TakeRepeated()
    {
        if (_repeated == 0) return;
        var context = _repeated & EventSchema.ContextBits;
        var isContextWhole = context == (previous!.Read & EventSchema.ContextBits) && context == (Read & EventSchema.ContextBits);
        if (isContextWhole) Event.ShareContextOf(previous.Event);
        for (var left = isContextWhole ? _repeated & ~context : _repeated; left != 0; left &= left - 1)
            EventSchema.FieldById(BitOperations.TrailingZeroCount(left))!.Copy(previous.Event, Event);
    }
}
