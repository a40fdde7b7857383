using OpenQoE.Tests.MacroBenchmarks.Parts;
using OpenQoE.Tests.MacroBenchmarks.Reporting;

namespace OpenQoE.Tests.Pipeline.Load;

/// <summary>What <c>./bench.sh soak</c> does for an hour, for seconds: so that it works when it is needed. How fast things are is not looked at.</summary>
[Collection(Measurements.Name)]
public sealed class SoakTests
{
    private const double EventsPerSecond = 200;

    private static readonly TimeSpan Span = TimeSpan.FromSeconds(15);

    [Fact]
    public async Task A_constant_load_is_answered_202_throughout_is_counted_exactly_and_leaves_nothing_in_the_queue()
    {
        var report = new Report();
        var soak = new SoakPart(
            new SoakOptions(Service: null, Span, EventsPerSecond)
            {
                SampleEvery = TimeSpan.FromSeconds(1),
                // Series end, and begin anew when their viewers come round again, as some do within an hour.
                Settings = [("OpenQoE__RemoteWrite__PublishInterval", "00:00:02"), ("OpenQoE__Aggregation__SeriesIdleTimeout", "00:00:03"), ("OpenQoE__Ingest__SendTimeout", "00:00:45")],
            },
            report);
        await soak.RunAsync();
        Assert.Empty(report.Problems);
        Assert.Equal(EventsPerSecond * Span.TotalSeconds, soak.Accepted);
    }
}
