using OpenQoE.Tests.MacroBenchmarks;
using OpenQoE.Tests.MacroBenchmarks.Parts;
using OpenQoE.Tests.MacroBenchmarks.Reporting;

namespace OpenQoE.Tests.Pipeline.Load;

/// <summary>Parts of <c>./bench.sh</c>, for a moment: so that they work when they are needed. How fast things are is not looked at.</summary>
[Collection(Measurements.Name)]
public sealed class BenchTests
{
    private readonly Report _report = new();

    [Fact]
    public async Task Starts_end_with_a_202()
    {
        await new StartPart(new Options(), _report).RunAsync();

        Assert.Empty(_report.Problems);
        Assert.Matches("median *\\| *[0-9]", $"{_report}");
    }

    [Fact]
    public async Task Each_server_accepts_requests_plain_and_gzip()
    {
        var moment = TimeSpan.FromSeconds(0.5);
        await new IngestPart(new Options { Sizes = [10], Each = moment, WarmUp = moment }, _report).RunAsync();

        Assert.Empty(_report.Problems);
        foreach (var row in new[] { "10, plain *\\| *A: drain", "10, plain *\\| *B: tokenise", "10, plain *\\| */v1/events", "10, gzip *\\| */v1/events" })
            Assert.Matches($"{row} *\\| *500 *\\| *[0-9]", $"{_report}");
    }

    [Theory]
    [InlineData("ingest", "--sizes", "50")]
    [InlineData("--seconds", "0")]
    [InlineData("fly")]
    public void What_there_is_not_is_told(params string[] arguments) => Assert.Throws<FormatException>(() => Options.Parse(arguments));
}
