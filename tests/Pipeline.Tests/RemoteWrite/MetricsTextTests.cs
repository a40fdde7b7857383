using System.Diagnostics;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.RemoteWrite;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.RemoteWrite;

public class MetricsTextTests
{
    // Players, manifests and CDNs count bits: so does everyone who reads these graphs.
    private const string BitsAreNoBytes = "openqoe_played_bits_total use base unit \"bytes\" instead of \"bits\"\n";

    [Fact]
    public async Task Promtool_reads_our_text_and_has_nothing_against_it_but_bits()
    {
        using var self = new SelfMetricsReader();
        new CommitMetrics(Meters.Some).Committed(TimeSpan.FromSeconds(0.2), 1234);
        var ingest = new IngestMetrics(Meters.Some);
        ingest.Answered(202, TimeSpan.FromSeconds(0.01));
        ingest.SentAgain();
        var publishing = new PublishMetrics(Meters.Some);
        publishing.Sent(SendResult.Sent, 10, TimeSpan.FromSeconds(0.1));
        publishing.Published(Some.Time, Some.Time.AddSeconds(3));
        var state = new SlotState(SomeSlot.Settings);
        var random = new Random(1);
        state.Apply(SomeSlot.Message(1, [.. Enum.GetValues<EventType>().Select(type => Some.FullEvent(type, random))]), SomeSlot.Start);
        state.Apply(SomeSlot.Message(2, SomeSlot.Event(EventType.Pause, e => e.VideoId = "quoted \" back\\slash\nnew line {}")), SomeSlot.Start);

        var text = new MetricsText();
        QoeMetricsText.Write(QoeMetricsText.Copy(state), 0, text);
        self.Write(text);

        Assert.Contains("openqoe_commit_bytes_bucket", text.ToString());
        Assert.Equal((3, BitsAreNoBytes), await PromtoolAsync(text.ToString()));
    }

    private static async Task<(int ExitCode, string Errors)> PromtoolAsync(string metrics)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("promtool", ["check", "metrics"]) { RedirectStandardInput = true, RedirectStandardError = true },
        };
        process.Start();
        var errors = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(metrics);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        return (process.ExitCode, await errors);
    }
}
