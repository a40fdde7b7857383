using OpenQoE.Shared.Binary;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Events.Messages;

/// <summary>Writes numbers and texts compactly. A text is spelled out once, and afterwards named by its number.</summary>
internal sealed class MessageWriter : VarintWriter
{
    // What is larger is made anew when it is needed: few requests are, and every thread that sees one would keep it.
    private const int LargestKept = EventMessageCodec.MaxRawBytes;
    private const int MostTextsKept = 1_000;

    [ThreadStatic]
    private static MessageWriter? _spare;

    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    // By field, the text it had last and its number: an event repeats most of what the one before it said.
    private readonly (string? Text, int Number)[] _last = new (string?, int)[1 + EventSchema.HighestId];

    /// <summary>An empty writer: the one that this thread gave back, if it did.</summary>
    public static MessageWriter Rent()
    {
        var writer = _spare ?? new MessageWriter();
        _spare = null;
        return writer;
    }

    /// <summary>What was written; the writer is given back.</summary>
    public byte[] Finish()
    {
        var bytes = Written.ToArray();
        Return();
        return bytes;
    }

    /// <summary>Gives the writer back, which must not be used any more.</summary>
    public void Return()
    {
        if (Capacity > LargestKept || _texts.Count > MostTextsKept) return;
        Length = 0;
        _texts.Clear();
        Array.Clear(_last);
        _spare = this;
    }

    /// <summary>As <see cref="Text(string)"/>, of a field.</summary>
    public void Text(string value, EventField field)
    {
        ref var last = ref _last[field.Id];
        if (ReferenceEquals(value, last.Text)) Varint((ulong)last.Number);
        else last = (value, Text(value));
    }

    /// <summary>0 and the text, or the number of a text written before, counted from 1.</summary>
    /// <returns>The text's number.</returns>
    public int Text(string value)
    {
        if (_texts.TryGetValue(value, out var known))
        {
            Varint((ulong)known);
            return known;
        }
        _texts.Add(value, _texts.Count + 1);
        Varint(0);
        Text(value.AsSpan());
        return _texts.Count;
    }
}
