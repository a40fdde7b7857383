using System.Buffers;
using System.Buffers.Binary;
using System.Text;
using OpenQoE.Shared.Binary;

namespace OpenQoE.Shared.RemoteWrite;

/// <summary>The few forms of protobuf's wire format that remote write needs. https://protobuf.dev/programming-guides/encoding/</summary>
internal sealed class ProtobufWriter
{
    private readonly ArrayBufferWriter<byte> _out = new(1024);

    public ReadOnlySpan<byte> Written => _out.WrittenSpan;

    public void Clear() => _out.ResetWrittenCount();

    public void Varint(int field, ulong value)
    {
        Tag(field, 0);
        _out.WriteVarint(value);
    }

    /// <summary>A double by its bits: a staleness marker must keep its NaN payload.</summary>
    public void Double(int field, ulong bits)
    {
        Tag(field, 1);
        BinaryPrimitives.WriteUInt64LittleEndian(_out.GetSpan(8), bits);
        _out.Advance(8);
    }

    public void Text(int field, string value)
    {
        Tag(field, 2);
        _out.WriteVarint((ulong)Encoding.UTF8.GetByteCount(value));
        _out.Advance(Encoding.UTF8.GetBytes(value, _out.GetSpan(Encoding.UTF8.GetMaxByteCount(value.Length))));
    }

    public void Message(int field, ReadOnlySpan<byte> message)
    {
        Tag(field, 2);
        _out.WriteVarint((ulong)message.Length);
        _out.Write(message);
    }

    private void Tag(int field, int wireType) => _out.WriteVarint((ulong)((field << 3) | wireType));
}
