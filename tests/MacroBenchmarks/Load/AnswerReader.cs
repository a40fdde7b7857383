using System.Buffers.Text;

namespace OpenQoE.Tests.MacroBenchmarks.Load;

/// <summary>Reads as little of an answer as will do: its status, and where it ends.</summary>
internal sealed class AnswerReader
{
    private byte[] _bytes = new byte[2048];
    private int _length;

    /// <summary>Of the whole answer that came last.</summary>
    public int Status { get; private set; }

    /// <summary>The connection ends after it.</summary>
    public bool Closes { get; private set; }

    /// <summary>Where the next bytes go.</summary>
    public Span<byte> Room
    {
        get
        {
            if (_length == _bytes.Length) Array.Resize(ref _bytes, 2 * _length);
            return _bytes.AsSpan(_length);
        }
    }

    /// <summary>So many more bytes have come. True when the answer is whole; then the next begins.</summary>
    public bool Came(int bytes)
    {
        _length += bytes;
        var answer = _bytes.AsSpan(0, _length);
        var end = answer.IndexOf("\r\n\r\n"u8);
        if (end < 0) return false;
        var head = answer[..(end + 2)];
        var body = answer[(end + 4)..];
        if (!IsWhole(head, body)) return false;

        Status = Utf8Parser.TryParse(head.Slice("HTTP/1.1 ".Length, 3), out int status, out _) ? status : 0;
        Closes = head.IndexOf("\r\nConnection: close"u8) >= 0;
        _length = 0;
        return true;
    }

    /// <summary>Forgets what came of an answer that will never be whole.</summary>
    public void Reset() => _length = 0;

    private static bool IsWhole(ReadOnlySpan<byte> head, ReadOnlySpan<byte> body)
    {
        var length = head.IndexOf("\r\nContent-Length: "u8);
        if (length >= 0) return Utf8Parser.TryParse(head[(length + "\r\nContent-Length: ".Length)..], out int bytes, out _) && body.Length >= bytes;
        return body.EndsWith("0\r\n\r\n"u8);
    }
}
