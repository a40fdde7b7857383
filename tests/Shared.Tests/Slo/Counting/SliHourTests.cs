using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Tests.Shared.Slo.Counting;

public sealed class SliHourTests
{
    private const long Hour = 489_000;
    private const long FirstMinute = Hour * 60;
    private const string Key = "start-success@1";

    [Fact]
    public void A_total_holds_from_its_minute_until_the_next_one()
    {
        var hour = new SliHour(Hour);
        hour.Sample(FirstMinute + 5, Totals(10, 12));
        hour.Sample(FirstMinute + 9, Totals(20, 30));
        Assert.Equal(
            [default, new(10, 12), new(10, 12), new(20, 30), new(20, 30)],
            new long[] { 4, 5, 8, 9, 60 }.Select(minute => hour.TotalBefore(Key, FirstMinute + minute)));
    }

    [Fact]
    public void The_next_hour_begins_with_what_this_one_ended_with()
    {
        var hour = new SliHour(Hour);
        hour.Sample(FirstMinute + 60, Totals(10, 12));
        var next = hour.Follow(Hour + 3);
        next.Sample(((Hour + 3) * 60) + 7, Totals(15, 17));
        Assert.Equal(new SliCount(10, 12), next.TotalBefore(Key, ((Hour + 3) * 60) + 6));
        Assert.Equal(new SliCount(15, 17), next.TotalBefore(Key, ((Hour + 3) * 60) + 7));
    }

    [Fact]
    public void The_full_hour_belongs_to_the_hour_that_ends_then() =>
        Assert.Equal([Hour - 1, Hour, Hour, Hour + 1], new[] { FirstMinute, FirstMinute + 1, FirstMinute + 60, FirstMinute + 61 }.Select(SliHour.Of));

    [Fact]
    public void A_minute_written_again_has_what_was_written_last()
    {
        var hour = new SliHour(Hour);
        hour.Sample(FirstMinute + 5, Totals(10, 12));
        hour.Sample(FirstMinute + 5, Totals(11, 14));
        Assert.Equal(new SliCount(11, 14), hour.TotalBefore(Key, FirstMinute + 5));
    }

    [Fact]
    public void What_was_counted_can_be_read_back()
    {
        var hour = new SliHour(Hour);
        hour.Sample(FirstMinute + 1, Totals(long.MaxValue / 4, long.MaxValue / 4));
        hour.Sample(FirstMinute + 60, new Dictionary<string, SliSample> { [Key] = Sample(long.MaxValue / 4, (long.MaxValue / 4) + 7), ["ünïcode"] = Sample(0, 1) });
        var read = SliHourCodec.Decode(SliHourCodec.Encode(hour));
        Assert.Equal(Hour, read.Number);
        Assert.Equal(hour.Keys.Order(), read.Keys.Order());
        Assert.All(hour.Keys, key => Assert.All(Enumerable.Range(0, 62), m => Assert.Equal(hour.TotalBefore(key, FirstMinute + m), read.TotalBefore(key, FirstMinute + m))));
    }

    [Fact]
    public void Damaged_bytes_are_an_error_or_another_hour_and_nothing_worse()
    {
        var hour = new SliHour(Hour);
        hour.Sample(FirstMinute + 1, Totals(3, 400));
        hour.Sample(FirstMinute + 2, Totals(300, 4000));
        var bytes = SliHourCodec.Encode(hour).ToArray();
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Null(Record.Exception(() => Decode(bytes.AsMemory(0, length))));
        }

        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            var damaged = bytes.ToArray();
            damaged[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.Null(Record.Exception(() => Decode(damaged)));
        }
    }

    [Fact]
    public void Bytes_of_another_version_are_refused() =>
        Assert.Throws<InvalidDataException>(() => SliHourCodec.Decode(new byte[] { 2, 1 }));

    private static void Decode(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            SliHourCodec.Decode(bytes);
        }
        catch (InvalidDataException)
        {
            // As documented.
        }
    }

    private static Dictionary<string, SliSample> Totals(long good, long valid) => new() { [Key] = Sample(good, valid) };

    private static SliSample Sample(long good, long valid) => new(new SliCount(good, valid), default, 0);
}
