using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>The bodies that carry a publication, as the service divides it.</summary>
internal static class RemoteWriteBodies
{
    public static IEnumerable<byte[]> Of(Publication publication, int maximumSamples, WriteVersion version) =>
        WriteRequest.Divide(publication.Series, publication.Slot, publication.Timestamp, maximumSamples).Select(request => request.Encode(version));
}
