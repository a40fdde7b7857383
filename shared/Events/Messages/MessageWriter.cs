using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using OpenQoE.Shared.Binary;

namespace OpenQoE.Shared.Events.Messages;

/// <summary>Writes numbers and texts compactly. A text is spelled out once, and afterwards named by its number.</summary>
internal sealed class MessageWriter
{
    private readonly ArrayBufferWriter<byte> _out = new(1024);
    private readonly Dictionary<string, int> _texts = new(StringComparer.Ordinal);

    public int Length => _out.WrittenCount;

    public ReadOnlySpan<byte> Written => _out.WrittenSpan;

    public byte[] ToArray() => _out.WrittenSpan.ToArray();

    public void Number(ulong value) => _out.WriteVarint(value);

    public void Bytes(ReadOnlySpan<byte> value) => _out.Write(value);

    /// <summary>8 bytes, little-endian.</summary>
    public void Double(double value)
    {
        BinaryPrimitives.WriteDoubleLittleEndian(_out.GetSpan(sizeof(double)), value);
        _out.Advance(sizeof(double));
    }

    /// <summary>0 and the text, or the number of a text written before, counted from 1.</summary>
    public void Text(string value)
    {
        if (_texts.TryGetValue(value, out var known))
        {
            Number((ulong)known);
            return;
        }
        _texts.Add(value, _texts.Count + 1);
        Number(0);
        var length = Encoding.UTF8.GetByteCount(value);
        Number((ulong)length);
        _out.Advance(Encoding.UTF8.GetBytes(value, _out.GetSpan(length)));
    }
}
