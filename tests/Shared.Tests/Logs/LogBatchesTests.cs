using OpenQoE.Shared.Logs;

namespace OpenQoE.Tests.Shared.Logs;

public class LogBatchesTests
{
    [Fact]
    public void Portions_keep_the_order_and_the_limit()
    {
        var lines = Enumerable.Range(0, 10).Select(i => SomeLines.Line($"line {i}")).ToList();
        var three = 3 * lines[0].Bytes;

        var portions = LogBatches.Split(lines, three).ToList();

        Assert.Equal([3, 3, 3, 1], portions.Select(p => p.Count));
        Assert.Equal(lines, portions.SelectMany(p => p));
    }

    [Fact]
    public void A_line_beyond_the_limit_goes_alone() =>
        Assert.Equal([1, 1, 1], LogBatches.Split([SomeLines.Line("a"), SomeLines.Line(new string('b', 1_000)), SomeLines.Line("c")], 500).Select(p => p.Count));

    [Fact]
    public void Nothing_makes_no_portion() => Assert.Empty(LogBatches.Split([], 500));
}
