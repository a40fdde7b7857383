using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>The bodies that carry a publication, as the service divides it.</summary>
internal static class RemoteWriteBodies
{
    public static IEnumerable<byte[]> Of(Publication publication, int maximumSamples) => WriteRequest.Divide(publication.Series, maximumSamples)
        .Select(series => WriteRequest.Of(series, publication.Slot, publication.Timestamp).Encode());
}
