using System.Buffers.Binary;
using OpenQoE.Shared.Binary;

namespace OpenQoE.Shared.Events.Messages;

/// <summary>Reads what <see cref="MessageWriter"/> wrote. Everything malformed is an <see cref="InvalidDataException"/>.</summary>
internal ref struct MessageReader(ReadOnlySpan<byte> bytes)
{
    private readonly List<string> _texts = [];
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool AtEnd => _rest.IsEmpty;

    public ulong Number()
    {
        if (_rest.IsEmpty || _rest[0] >= 0x80) return VarintReader.Read(ref _rest);
        var value = _rest[0];
        _rest = _rest[1..];
        return value;
    }

    /// <summary>A number that must not exceed <paramref name="max"/>.</summary>
    public int Number(int max)
    {
        var value = Number();
        return value <= (ulong)max ? (int)value : throw IsAbove(value, max);
    }

    public double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Bytes(sizeof(double)));

    public string Text()
    {
        var known = Number(_texts.Count);
        if (known > 0) return _texts[known - 1];
        var text = TextPool.Get(Bytes(Number(_rest.Length)));
        _texts.Add(text);
        return text;
    }

    public ReadOnlySpan<byte> Bytes(int length)
    {
        if (length > _rest.Length) throw EndsTooEarly();
        var bytes = _rest[..length];
        _rest = _rest[length..];
        return bytes;
    }

    // Apart, so that the methods they are thrown in stay small enough to be inlined.
    private static InvalidDataException IsAbove(ulong value, int max) => new($"{value} is above {max}.");

    private static InvalidDataException EndsTooEarly() => new("The message ends too early.");
}
