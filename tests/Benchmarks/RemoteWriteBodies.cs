using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Tests.Benchmarks;

/// <summary>The bodies that carry a publication, as the service divides it.</summary>
internal static class RemoteWriteBodies
{
    public static IEnumerable<byte[]> Of(Publication publication, int maximumSamples)
    {
        var request = new WriteRequest();
        foreach (var series in publication.Series)
        {
            if (request.SampleCount > 0 && request.SampleCount + Exposition.SamplesOf(series.Series.Metric) > maximumSamples)
            {
                yield return request.Encode();
                request = new WriteRequest();
            }

            request.Add(series, publication.Slot, publication.Timestamp);
        }

        yield return request.Encode();
    }
}
