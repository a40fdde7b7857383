using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Events.Messages;

/// <summary>
/// One event: index, type, its context (1 for that of the event before, else 0 and its fields), its other fields. Fields are those present by ascending
/// id, each as a key (how much its id grows · 8 + form of the value) and the value; key 0 ends them. The form lets a reader skip fields newer than itself.
/// In version 1 all fields stand together.
/// </summary>
internal static class EventCodec
{
    private const double MaxWhole = 1L << 53;
    private const int FormBits = 3;

    private enum Form
    {
        /// <summary>Stands only in the key that ends fields: 0.</summary>
        None = 0,
        Text = 1,
        Whole = 2,
        Double = 3,
        False = 4,
        True = 5,
        Pairs = 6,
    }

    /// <param name="writer">Takes the event.</param>
    /// <param name="e">The event.</param>
    /// <param name="previous">The event before it in its batch; null for the first.</param>
    public static void Write(MessageWriter writer, PlayerEvent e, PlayerEvent? previous)
    {
        writer.Varint((ulong)e.Index);
        writer.Varint((ulong)e.Type);
        if (e.Context == previous?.Context)
        {
            writer.Varint(1);
        }
        else
        {
            writer.Varint(0);
            WriteFields(writer, EventSchema.Context, e);
        }
        WriteFields(writer, EventSchema.Of(e.Type).Own, e);
    }

    /// <param name="reader">At the event.</param>
    /// <param name="previous">The event before it in its batch; null for the first.</param>
    /// <param name="version">Of the message.</param>
    public static PlayerEvent Read(ref MessageReader reader, PlayerEvent? previous, byte version)
    {
        var e = new PlayerEvent { Index = reader.Number(int.MaxValue), Type = (EventType)reader.Number((int)EventType.ViewEnd) };
        if (e.Type == 0) throw new InvalidDataException("An event has no type.");
        if (version > 1)
        {
            if (reader.Number(1) == 0) ReadFields(ref reader, e);
            else e.ShareContextOf(previous ?? throw new InvalidDataException("The first event of a batch has no context."));
        }
        ReadFields(ref reader, e);
        return e;
    }

    private static void WriteFields(MessageWriter writer, ReadOnlySpan<EventField> fields, PlayerEvent e)
    {
        var lastId = 0;
        foreach (var field in fields)
        {
            if (WriteField(writer, field, field.Id - lastId, e)) lastId = field.Id;
        }
        writer.Varint(0);
    }

    private static void ReadFields(ref MessageReader reader, PlayerEvent e)
    {
        var id = 0;
        for (var key = reader.Number(ushort.MaxValue); key != 0; key = reader.Number(ushort.MaxValue))
        {
            id += key >> FormBits;
            ReadField(ref reader, EventSchema.FieldById(id), (Form)(key & ((1 << FormBits) - 1)), e);
        }
    }

    private static bool WriteField(MessageWriter writer, EventField field, int step, PlayerEvent e)
    {
        switch (field)
        {
            case TextField text when text.Get(e) is { } value:
                WriteKey(writer, step, Form.Text);
                writer.Text(value, field);
                return true;
            case NumberField number when number.Get(e) is { } value:
                WriteNumber(writer, step, value);
                return true;
            case FlagField flag when flag.Get(e) is { } value:
                WriteKey(writer, step, value ? Form.True : Form.False);
                return true;
            case PairsField pairs when pairs.Get(e) is { } value:
                WriteKey(writer, step, Form.Pairs);
                writer.Varint((ulong)value.Count);
                foreach (var (name, text) in value)
                {
                    writer.Text(name);
                    writer.Text(text);
                }
                return true;
            default:
                return false;
        }
    }

    private static void WriteKey(MessageWriter writer, int step, Form form) => writer.Varint((ulong)((step << FormBits) | (int)form));

    private static void WriteNumber(MessageWriter writer, int step, double value)
    {
        var isWhole = value is >= 0 and <= MaxWhole && value == Math.Floor(value) && !double.IsNegative(value);
        WriteKey(writer, step, isWhole ? Form.Whole : Form.Double);
        if (isWhole) writer.Varint((ulong)value);
        else writer.Double(value);
    }

    /// <summary>Reads the value, and keeps it if this version knows the field in this form.</summary>
    private static void ReadField(ref MessageReader reader, EventField? field, Form form, PlayerEvent e)
    {
        switch (form)
        {
            case Form.Text:
                var text = reader.Text();
                (field as TextField)?.Set(e, text);
                break;
            case Form.Whole or Form.Double:
                var number = form == Form.Whole ? reader.Number() : reader.Double();
                (field as NumberField)?.Set(e, number);
                break;
            case Form.True or Form.False:
                (field as FlagField)?.Set(e, form == Form.True);
                break;
            case Form.Pairs:
                var pairs = ReadPairs(ref reader);
                (field as PairsField)?.Set(e, pairs);
                break;
            default:
                throw new InvalidDataException($"A value has the unknown form {form}.");
        }
    }

    private static Dictionary<string, string> ReadPairs(ref MessageReader reader)
    {
        var pairs = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var left = reader.Number(byte.MaxValue); left > 0; left--)
        {
            var name = reader.Text();
            pairs[name] = reader.Text();
        }
        return pairs;
    }
}
