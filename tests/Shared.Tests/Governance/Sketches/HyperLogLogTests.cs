using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Tests.Shared.Governance.Sketches;

public class HyperLogLogTests(ITestOutputHelper output)
{
    [Fact]
    public void The_estimate_is_within_2_percent_at_every_size()
    {
        var sketch = new HyperLogLog();
        var added = 0;
        foreach (var size in new[] { 0, 1, 10, 100, 1000, 2000, 2100, 3000, 10_000, 30_000, 50_000, 100_000, 300_000, 1_000_000 })
        {
            for (; added < size; added++)
            {
                sketch.Add(StableHash.Of($"value {added}"));
            }

            var error = size == 0 ? sketch.Estimate() : sketch.Estimate() / size - 1;
            output.WriteLine($"{size,9:N0}: {sketch.Estimate(),12:N1} {error:+0.00 %;-0.00 %} {sketch.ToBytes().Length:N0} bytes");
            Assert.InRange(Math.Abs(error), 0, size <= 2000 ? 0 : 0.02);
        }
    }

    [Theory]
    [InlineData(3000)]
    [InlineData(20_000)]
    [InlineData(45_000)]
    [InlineData(100_000)]
    public void Over_many_sketches_the_estimate_has_no_bias_and_the_spread_it_claims(int size)
    {
        const int runs = 100;
        var random = new Random(size);
        var errors = Enumerable.Range(0, runs).Select(_ => Random(random, size).Estimate() / size - 1).ToArray();
        var spread = Math.Sqrt(errors.Average(e => e * e));
        output.WriteLine($"{size:N0}: bias {errors.Average():+0.000 %;-0.000 %}, standard error {spread:0.00 %}");
        Assert.InRange(errors.Average(), -0.0033, 0.0033);
        Assert.InRange(spread, 0, 0.0105);
    }

    [Fact]
    public void Only_a_value_that_changes_something_is_reported_as_new()
    {
        var sketch = new HyperLogLog();
        var news = Enumerable.Range(0, 2048).Count(i => sketch.Add(StableHash.Of($"{i}")));
        Assert.Equal(2048, news);
        Assert.DoesNotContain(Enumerable.Range(0, 2048), i => sketch.Add(StableHash.Of($"{i}")));
        Assert.True(sketch.Add(StableHash.Of("one more")));
        Assert.False(sketch.Add(StableHash.Of("one more")));
        for (var i = 0; i < 3000; i++)
        {
            var before = sketch.Estimate();
            Assert.Equal(sketch.Add(StableHash.Of($"other {i}")), sketch.Estimate() > before);
        }
    }

    [Theory]
    [InlineData(10, 20)]
    [InlineData(1500, 1500)]
    [InlineData(2048, 1)]
    [InlineData(100, 30_000)]
    [InlineData(20_000, 30_000)]
    public void A_merge_is_the_sketch_of_the_union_whichever_way_and_however_often(int left, int right)
    {
        // A third of the smaller one is in both.
        var start = left - Math.Min(left, right) / 3;
        var (a, b, union) = (Numbered(0, left), Numbered(start, right), Numbered(0, start + right));
        var (ab, ba) = (Copy(a), Copy(b));
        ab.Merge(b);
        ba.Merge(a);
        Assert.Equal(union.ToBytes(), ab.ToBytes());
        Assert.Equal(union.ToBytes(), ba.ToBytes());
        ab.Merge(a);
        ab.Merge(b);
        ab.Merge(ab);
        Assert.Equal(union.ToBytes(), ab.ToBytes());
        Assert.Equal(Numbered(start, right).ToBytes(), b.ToBytes());
    }

    [Theory]
    [InlineData(0, 6)]
    [InlineData(5, 31)]
    [InlineData(2048, 9000)]
    [InlineData(2049, 12_300)]
    [InlineData(200_000, 12_300)]
    public void Bytes_are_few_and_read_back_as_the_same_sketch(int size, int mostBytes)
    {
        var sketch = Numbered(0, size);
        var read = Copy(sketch);
        Assert.InRange(sketch.ToBytes().Length, 6, mostBytes);
        Assert.Equal(sketch.Estimate(), read.Estimate());
        Assert.Equal(sketch.ToBytes(), read.ToBytes());
        Assert.False(size > 0 && read.Add(StableHash.Of("0")));
    }

    [Fact]
    public void Hashes_at_the_ends_of_the_range_count_like_all_others()
    {
        ulong[] hashes = [0, 1UL << 37, 1UL << 38, (1UL << 37) - 1, ulong.MaxValue, ulong.MaxValue << 38, 1UL << 63];
        var sketch = new HyperLogLog();
        Assert.All(hashes, hash => Assert.True(sketch.Add(hash)));
        Assert.Equal(hashes.Length, Copy(sketch).Estimate());
        var (early, late) = (Copy(sketch), Numbered(0, 5000));
        early.Merge(Numbered(0, 5000));
        Assert.All(hashes, hash => late.Add(hash));
        Assert.Equal(early.ToBytes(), late.ToBytes());
    }

    [Theory]
    [InlineData(5)]
    [InlineData(3000)]
    public void Damaged_bytes_are_refused(int size) => Damage.IsRefused(Numbered(0, size).ToBytes(), bytes => HyperLogLog.FromBytes(bytes));

    [Fact]
    public void What_is_sealed_well_but_holds_no_sketch_is_refused()
    {
        byte[][] contents =
        [
            [],
            [2, 1],                                          // cut short
            [1, 1, 1],                                       // goes on
            [2, 5, 0],                                       // the same token twice
            [1, 63],                                         // 63 zero bits of 38
            [1, 0x80, 0x80, 0x80, 0x80, 0x10],               // above 32 bits
            [0x81, 0x10, .. Enumerable.Repeat((byte)0xff, 12_288)], // registers of 63
            [0x82, 0x10],                                    // too many tokens
        ];
        Assert.All(contents, content =>
            Assert.Throws<InvalidDataException>(() => HyperLogLog.FromBytes(SketchBytes.Seal(SketchBytes.HyperLogLog, content))));
    }

    private static HyperLogLog Numbered(int start, int count)
    {
        var sketch = new HyperLogLog();
        for (var i = start; i < start + count; i++)
        {
            sketch.Add(StableHash.Of($"{i}"));
        }

        return sketch;
    }

    private static HyperLogLog Random(Random random, int count)
    {
        var sketch = new HyperLogLog();
        for (var i = 0; i < count; i++)
        {
            sketch.Add((ulong)random.NextInt64(long.MinValue, long.MaxValue));
        }

        return sketch;
    }

    private static HyperLogLog Copy(HyperLogLog sketch) => HyperLogLog.FromBytes(sketch.ToBytes());
}
