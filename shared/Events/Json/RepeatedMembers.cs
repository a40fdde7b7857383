using System.Text.Json;

namespace OpenQoE.Shared.Events.Json;

/// <summary>
/// What stands in an event byte for byte as in the one before, which of a view's events is nearly all but the times and <c>data</c>: it is not read
/// again, for it means the same. Members of an event are noted while they are read, so that those of the next one can be held against them.
/// </summary>
/// <param name="body">Of the request.</param>
/// <param name="room">For the members of two events; what does not fit is read again.</param>
internal ref struct RepeatedMembers(ReadOnlySpan<byte> body, Span<RepeatedMembers.Member> room)
{
    /// <summary>Room for events of more members than any player's.</summary>
    public const int Room = 2 * 32;

    private readonly ReadOnlySpan<byte> _body = body;
    private Span<Member> _previous = room[..(room.Length / 2)];
    private Span<Member> _current = room[(room.Length / 2)..];
    private int _previousCount;
    private int _count;

    // The reader's, between two members of an event: there it is the same in all of them.
    private JsonReaderState _between;

    // Where the reader's bytes begin.
    private int _offset;

    /// <summary>Goes on to the next event.</summary>
    /// <param name="isPreviousKnown">False where the members of the one before do not say what it holds.</param>
    public void Next(bool isPreviousKnown)
    {
        var members = _previous;
        _previous = _current;
        _current = members;
        _previousCount = isPreviousKnown ? _count : 0;
        _count = 0;
    }

    /// <summary>Where the current token begins in the body.</summary>
    public readonly int StartOf(in Utf8JsonReader json) => _offset + (int)json.TokenStartIndex;

    /// <summary>Notes a member that was read.</summary>
    /// <param name="json">At its end.</param>
    /// <param name="start">Where its name begins in the body.</param>
    /// <param name="fields">A bit for the id of each field that was in it; 0 when there is more to the member than these.</param>
    public void Note(in Utf8JsonReader json, int start, ulong fields)
    {
        if (_count == 0) _between = json.CurrentState;
        Note(new Member(start, _offset + (int)json.BytesConsumed, fields));
    }

    /// <summary>Passes over the members from here on that repeat those of the event before.</summary>
    /// <param name="json">At a member's name; afterwards at the end of the last one that is repeated.</param>
    /// <param name="read">The fields that were read in this event before: one that comes again is none to pass over.</param>
    /// <returns>The fields that were in them; 0 when none is.</returns>
    public ulong Skip(ref Utf8JsonReader json, ulong read)
    {
        if (_count >= _previousCount || _previous[_count].Fields == 0) return 0;
        var (start, moved) = (_previous[_count].Start, StartOf(json) - _previous[_count].Start);
        // One byte more than the members, for a number might go on, and no more: bodies can repeat themselves to their end.
        var members = _body[start..(_previous[_previousCount - 1].End + 1)];
        var end = start + _body[(start + moved)..].CommonPrefixLength(members) - 1;
        var (fields, first) = (0UL, _count);
        while (_count < _previousCount && _previous[_count] is { Fields: > 0 } member && member.End <= end && ((read | fields) & member.Fields) == 0)
        {
            fields |= member.Fields;
            Note(new Member(member.Start + moved, member.End + moved, member.Fields));
        }
        if (_count == first) return 0;
        _offset = _current[_count - 1].End;
        json = new Utf8JsonReader(_body[_offset..], isFinalBlock: true, _between);
        return fields;
    }

    private void Note(Member member)
    {
        if (_count < _current.Length) _current[_count++] = member;
    }

    /// <summary>A member of an event: where it is in the body, from its name to its value's end, and the fields in it.</summary>
    internal readonly record struct Member(int Start, int End, ulong Fields);
}
