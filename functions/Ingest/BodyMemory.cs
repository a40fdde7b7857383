using Microsoft.Extensions.Options;

namespace OpenQoE.Functions.Ingest;

/// <summary>The memory that all bodies being read may take together: without a bound, many slow senders of large bodies could take it all.</summary>
public sealed class BodyMemory(IOptions<IngestOptions> options)
{
    private long _free = options.Value.MaxBodyBytes;

    /// <summary>False when there is not so much left.</summary>
    public bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref _free, -bytes) >= 0) return true;
        Release(bytes);
        return false;
    }

    public void Release(int bytes) => Interlocked.Add(ref _free, bytes);
}
