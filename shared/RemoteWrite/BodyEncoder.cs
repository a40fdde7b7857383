using Snappier;

namespace OpenQoE.Shared.RemoteWrite;

/// <summary>Makes bodies of requests. Most are made one after another, so one writer of each version is kept, with its buffers.</summary>
internal static class BodyEncoder
{
    // Some requests of the default size: what one of a hundred thousand samples needed is not kept for ever.
    private const int LargestKept = 4 * 1024 * 1024;

    private static BodyWriterOne? _one;
    private static BodyWriterTwo? _two;

    public static byte[] Encode(WriteRequest request, WriteVersion version) =>
        version == WriteVersion.One ? Encode(request, ref _one) : Encode(request, ref _two);

    private static byte[] Encode<T>(WriteRequest request, ref T? spare) where T : BodyWriter, new()
    {
        var writer = Interlocked.Exchange(ref spare, null) ?? new T();
        var written = writer.Write(request);
        var body = Snappy.CompressToArray(written);
        if (written.Length <= LargestKept)
        {
            Volatile.Write(ref spare, writer);
        }

        return body;
    }
}
