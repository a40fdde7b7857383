using Azure.Data.Tables;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Counting;

namespace OpenQoE.Tests.Functions.Storage;

/// <summary>Against a real Azurite.</summary>
public sealed class TableSliStoreTests(TableSlotStoreTests.Emulator emulator) : IClassFixture<TableSlotStoreTests.Emulator>
{
    private const string Key = "start-success@1";

    private readonly TableSliStore _store = new(new TableServiceClient(emulator.Azurite.ConnectionString));
    private readonly string _organisation = Guid.NewGuid().ToString();

    [Fact]
    public async Task The_newest_row_up_to_an_hour_is_found()
    {
        foreach (var hour in new long[] { 489_000, 489_001, 489_010 })
        {
            Assert.NotNull(await _store.TryWriteAsync(_organisation, 3, Hour(hour, hour), 5, ifMatch: null, default));
        }

        await _store.TryWriteAsync(_organisation, 2, Hour(489_005, 1), 5, ifMatch: null, default);
        Assert.Equal(
            [null, 489_000, 489_001, 489_001, 489_010, 489_010],
            await Task.WhenAll(new long[] { 488_999, 489_000, 489_001, 489_009, 489_010, SliHour.Last }.Select(hour => FindAsync(3, hour))));
        Assert.Null(await FindAsync(4, SliHour.Last));
        await _store.DeleteAsync(_organisation, 3, 489_010, default);
        await _store.DeleteAsync(_organisation, 3, 489_010, default);
        Assert.Equal(489_001, await FindAsync(3, SliHour.Last));
    }

    [Fact]
    public async Task A_row_is_replaced_only_if_it_is_the_one_that_was_read()
    {
        var first = await _store.TryWriteAsync(_organisation, 0, Hour(489_000, 1), 5, ifMatch: null, default);
        Assert.Null(await _store.TryWriteAsync(_organisation, 0, Hour(489_000, 2), 6, ifMatch: null, default));
        Assert.NotNull(await _store.TryWriteAsync(_organisation, 0, Hour(489_000, 3), 6, first, default));
        Assert.Null(await _store.TryWriteAsync(_organisation, 0, Hour(489_000, 4), 6, first, default));
        var stored = (await _store.ReadAsync(_organisation, 0, 489_000, default))!;
        Assert.Equal((6, new SliCount(3, 3)), (stored.Generation, SliHourCodec.Decode(stored.Hour).TotalBefore(Key, long.MaxValue / 2)));
    }

    [Fact]
    public async Task Organisations_are_listed_once()
    {
        await _store.RegisterAsync(_organisation, default);
        await _store.RegisterAsync(_organisation, default);
        await _store.RegisterAsync("", default);
        var listed = await _store.ListOrganisationsAsync(default);
        Assert.Contains("", listed);
        Assert.Single(listed, _organisation);
    }

    private async Task<long?> FindAsync(int slot, long hour) =>
        await _store.ReadAsync(_organisation, slot, hour, default) is { } found ? SliHourCodec.Decode(found.Hour).Number : null;

    private static SliHour Hour(long number, long total)
    {
        var hour = new SliHour(number);
        hour.Sample((number * 60) + 1, new Dictionary<string, SliSample> { [Key] = new(new SliCount(total, total), default, 0) });
        return hour;
    }
}
