using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Tests.Shared.Governance.Sketches;

public class SpaceSavingTests
{
    [Fact]
    public void Up_to_the_capacity_counts_are_exact_and_ordered_heaviest_first_then_by_name()
    {
        var summary = Of(4, ["b", "c", "a", "c", "B"]);
        summary.Add("a", 5);
        Assert.Equal([("a", 6, 0), ("c", 2, 0), ("B", 1, 0), ("b", 1, 0)], summary.Top(10));
        Assert.Equal([("a", 6, 0)], summary.Top(1));
        Assert.Empty(summary.Top(0));
    }

    [Fact]
    public void A_text_without_room_takes_the_place_of_the_lightest_with_its_count_as_error()
    {
        var summary = Of(2, ["a", "a", "b", "c"]);
        Assert.Equal([("a", 2, 0), ("c", 2, 1)], summary.Top(2));
    }

    [Fact]
    public void Of_equally_light_texts_the_last_by_name_goes_whichever_came_first()
    {
        Assert.Equal([("d", 2, 1), ("a", 1, 0), ("b", 1, 0)], Of(3, ["c", "a", "b", "d"]).Top(3));
        Assert.Equal([("d", 2, 1), ("a", 1, 0), ("b", 1, 0)], Of(3, ["a", "b", "c", "d"]).Top(3));
    }

    [Fact]
    public void The_guarantees_hold_for_a_million_adds_with_zipf_weights()
    {
        var stream = Zipf(seed: 1, adds: 1_000_000, values: 50_000);
        var summary = Of(200, stream);
        AssertGuarantees(summary, stream, 200);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"value {i}"), summary.Top(10).Select(t => t.Value));
    }

    [Fact]
    public void Heavy_texts_outlive_a_flood_of_texts_that_are_all_distinct()
    {
        var stream = Enumerable.Range(0, 200_000).Select(i => i % 20 == 0 ? $"heavy {i / 20 % 4}" : $"noise {i:x8}").ToArray();
        var summary = Of(100, stream);
        AssertGuarantees(summary, stream, 100);
        Assert.Equal(["heavy 0", "heavy 1", "heavy 2", "heavy 3"], summary.Top(4).Select(t => t.Value).Order());
    }

    [Fact]
    public void Heavy_texts_that_came_before_the_flood_outlive_it_too()
    {
        string[] stream = [.. Enumerable.Repeat("early", 2001), .. Enumerable.Range(0, 97_999).Select(i => $"{i}")];
        AssertGuarantees(Of(50, stream), stream, 50);
    }

    [Fact]
    public void Weights_count_like_as_many_adds()
    {
        var random = new Random(3);
        var stream = new List<string>();
        var summary = new SpaceSaving(20);
        for (var i = 0; i < 5000; i++)
        {
            var (value, weight) = ($"{(int)(100 * Math.Pow(random.NextDouble(), 4))}", random.Next(1, 10));
            summary.Add(value, weight);
            stream.AddRange(Enumerable.Repeat(value, weight));
        }

        AssertGuarantees(summary, stream, 20);
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(100, 30)]
    [InlineData(30, 100)]
    [InlineData(100_000, 30)]
    public void Merges_keep_the_guarantees_also_for_what_is_added_later(int capacity, int otherCapacity)
    {
        var all = new List<string>();
        var summary = new SpaceSaving(capacity);
        for (var part = 0; part < 6; part++)
        {
            var stream = Zipf(seed: part, adds: 20_000, values: 3000, shift: part * 5);
            var other = Of(otherCapacity, stream);
            var before = other.ToBytes();
            summary.Merge(other);
            Assert.Equal(before, other.ToBytes());
            var later = Zipf(seed: part + 100, adds: 2000, values: 5000);
            AddAll(summary, later);
            all.AddRange([.. stream, .. later]);
            AssertGuarantees(summary, all, Math.Min(capacity, otherCapacity));
        }
    }

    [Fact]
    public void Merging_is_the_same_either_way_and_with_itself_doubles()
    {
        var (one, other) = (Zipf(seed: 1, adds: 5000, values: 1000), Zipf(seed: 2, adds: 5000, values: 1000));
        var (a, b) = (Of(50, one), Of(50, other));
        a.Merge(Of(50, other));
        b.Merge(Of(50, one));
        Assert.Equal(a.ToBytes(), b.ToBytes());
        var doubled = a.Top(50).Select(t => (t.Value, t.Count * 2, t.Error * 2)).ToArray();
        a.Merge(a);
        Assert.Equal(doubled, a.Top(50));
    }

    [Fact]
    public void Merging_with_an_empty_summary_changes_nothing()
    {
        var summary = Of(3, ["a", "b", "c", "d", "a"]);
        var before = summary.ToBytes();
        summary.Merge(new SpaceSaving(3));
        Assert.Equal(before, summary.ToBytes());
    }

    [Fact]
    public void A_cleared_summary_is_as_new()
    {
        var summary = Of(3, ["a", "b", "c", "d"]);
        summary.Clear();
        Assert.Empty(summary.Top(3));
        Assert.Equal(new SpaceSaving(3).ToBytes(), summary.ToBytes());
        summary.Add("x");
        Assert.Equal([("x", 1, 0)], summary.Top(3));
    }

    [Fact]
    public void Bytes_read_back_as_a_summary_that_goes_on_like_the_first()
    {
        var summary = Of(100, Zipf(seed: 1, adds: 10_000, values: 2000));
        AddAll(summary, ["", "Zürich 🎬", "cut within a pair \ud83c", "cut within a pair \ud83d"]);
        summary.Merge(Of(10, Zipf(seed: 5, adds: 1000, values: 100)));
        var read = SpaceSaving.FromBytes(summary.ToBytes());
        Assert.Equal(100, read.Capacity);
        Assert.Equal(summary.Top(100), read.Top(100));
        foreach (var one in new[] { summary, read })
        {
            AddAll(one, Zipf(seed: 2, adds: 10_000, values: 2000));
        }

        Assert.Equal(summary.ToBytes(), read.ToBytes());
    }

    [Fact]
    public void Damaged_bytes_are_refused() =>
        Damage.IsRefused(Of(5, ["a", "b", "a", "ü", "c"]).ToBytes(), bytes => SpaceSaving.FromBytes(bytes));

    [Fact]
    public void What_is_sealed_well_but_holds_no_summary_is_refused()
    {
        byte[][] contents =
        [
            [],
            [0, 0, 0],                                       // no room
            [1, 0, 2, 1, 97, 1, 0, 1, 98, 1, 0],             // more than there is room for
            [2, 0, 2, 1, 97, 1, 0, 1, 97, 1, 0],             // the same text twice
            [1, 0, 1, 1, 97, 1, 1],                          // all of a count is error
            [2, 2, 1, 1, 97, 1, 0],                          // lighter than what is not held
            [1, 0, 1, 100, 97, 1, 0],                        // a text that ends too early
            [1, 0, 1, 1, 0x80, 0x80, 4, 1, 0],               // a unit above 16 bits
            [1, 0, 1, 1, 97, 1, 0, 0],                       // goes on
        ];
        Assert.All(contents, content =>
            Assert.Throws<InvalidDataException>(() => SpaceSaving.FromBytes(SketchBytes.Seal(SketchBytes.SpaceSaving, content))));
    }

    [Fact]
    public void Neither_a_capacity_nor_a_weight_of_none_is_accepted()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpaceSaving(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SpaceSaving(1).Add("a", 0));
    }

    private static void AssertGuarantees(SpaceSaving summary, IReadOnlyCollection<string> stream, int capacity)
    {
        var truth = stream.CountBy(value => value).ToDictionary();
        var top = summary.Top(int.MaxValue);
        Assert.InRange(top.Count, 0, summary.Capacity);
        Assert.Equal(top.OrderByDescending(t => t.Count).ThenBy(t => t.Value, StringComparer.Ordinal), top);
        Assert.All(top, t => Assert.InRange(truth.GetValueOrDefault(t.Value), t.Count - t.Error, t.Count));
        var held = top.Select(t => t.Value).ToHashSet();
        var left = truth.Where(pair => !held.Contains(pair.Key)).Select(pair => pair.Value).DefaultIfEmpty().Max();
        Assert.InRange(left, 0, Math.Min(stream.Count / capacity, summary.Floor));
    }

    private static string[] Zipf(int seed, int adds, int values, int shift = 0)
    {
        var random = new Random(seed);
        var cumulated = new double[values];
        var sum = 0.0;
        for (var i = 0; i < values; i++)
        {
            cumulated[i] = sum += 1.0 / (i + 1);
        }

        var names = Enumerable.Range(0, values).Select(i => $"value {i + shift}").ToArray();
        var ranks = Enumerable.Range(0, adds).Select(_ => Array.BinarySearch(cumulated, random.NextDouble() * sum));
        return [.. ranks.Select(rank => names[rank < 0 ? ~rank : rank])];
    }

    private static SpaceSaving Of(int capacity, IEnumerable<string> stream)
    {
        var summary = new SpaceSaving(capacity);
        AddAll(summary, stream);
        return summary;
    }

    private static void AddAll(SpaceSaving summary, IEnumerable<string> stream)
    {
        foreach (var value in stream)
        {
            summary.Add(value);
        }
    }
}
