using Azure.Data.Tables;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Storage;

/// <summary>Against a real Azurite.</summary>
public sealed class TableSlotStoreTests(TableSlotStoreTests.Emulator emulator) : IClassFixture<TableSlotStoreTests.Emulator>
{
    private static int _lastSlot;

    private readonly TableSlotStore _store = new(new TableServiceClient(emulator.Azurite.ConnectionString));
    private readonly int _slot = Interlocked.Increment(ref _lastSlot);

    [Fact]
    public async Task A_manifest_is_read_as_it_was_written()
    {
        Assert.Null(await _store.ReadManifestAsync(_slot, default));
        var manifest = new SlotManifest(_slot).TakenBy("host/1", "lease", Some.Time.AddMinutes(1))
            .Committed(Some.Time.AddMinutes(2), 1_760_000_000_001, 7, new SnapshotPart(2, "lease", 3, 2_000_000), full: true, new ActiveTime(12_345_678_901, 1_760_000_000_000), new HashSet<string>());

        var etag = await _store.TryWriteManifestAsync(manifest, ifMatch: null, default);

        var stored = (await _store.ReadManifestAsync(_slot, default))!;
        Assert.Equal(etag, stored.ETag);
        Assert.Equal(manifest with { Parts = [], Leases = [] }, stored.Manifest with { Parts = [], Leases = [] });
        Assert.Equal(manifest.Parts, stored.Manifest.Parts);
        Assert.Equal(manifest.Leases, stored.Manifest.Leases);
    }

    [Fact]
    public async Task A_manifest_is_replaced_only_if_it_is_the_one_that_was_read()
    {
        var manifest = new SlotManifest(_slot);
        var first = await _store.TryWriteManifestAsync(manifest, null, default);
        Assert.NotNull(first);
        Assert.Null(await _store.TryWriteManifestAsync(manifest, null, default));
        var second = await _store.TryWriteManifestAsync(manifest.Freed(), first, default);
        Assert.NotNull(second);
        Assert.Null(await _store.TryWriteManifestAsync(manifest, first, default));
        Assert.Equal(1, (await _store.ReadManifestAsync(_slot, default))!.Manifest.Generation);
    }

    [Fact]
    public async Task Rows_come_back_by_key_within_the_range_and_without_the_manifest()
    {
        await _store.TryWriteManifestAsync(new SlotManifest(_slot), null, default);
        await _store.WriteRowsAsync(_slot, [Row("g2", 3), Row("a1", 1), Row("g1", 2), Row("h", 1)], default);
        var rows = await _store.ReadRowsAsync(_slot, "g", "h", default);
        Assert.Equal([("g1", 2), ("g2", 3)], rows.Select(r => (r.Key, r.Data.Length)));
    }

    [Fact]
    public async Task The_largest_rows_go_over_several_transactions_and_come_back_to_the_byte()
    {
        await _store.ReadManifestAsync(_slot, default);
        const int Largest = SlotRowKeys.MaximumBytes;
        var rows = new[] { Largest, Largest, Largest, Largest, 262_144, 1, 65_536, 65_537, 0 }
            .Select((size, i) => Row($"g{i}", size)).ToList();

        await _store.WriteRowsAsync(_slot, rows, default);

        var stored = await _store.ReadRowsAsync(_slot, "g", "h", default);
        Assert.Equal(rows.Select(r => r.Key), stored.Select(r => r.Key));
        Assert.All(rows.Zip(stored), pair => Assert.True(pair.First.Data.Span.SequenceEqual(pair.Second.Data.Span), pair.First.Key));
    }

    [Fact]
    public async Task More_rows_than_a_transaction_or_an_answer_takes_are_all_there()
    {
        await _store.ReadManifestAsync(_slot, default);
        await _store.WriteRowsAsync(_slot, [.. Enumerable.Range(0, 1_050).Select(i => Row($"a{i:D5}", 8))], default);
        Assert.Equal(1_050, (await _store.ReadRowsAsync(_slot, "a", "b", default)).Count);
    }

    [Fact]
    public async Task A_row_is_written_over_and_deleting_what_is_gone_is_no_error()
    {
        await _store.ReadManifestAsync(_slot, default);
        await _store.WriteRowsAsync(_slot, [Row("g1", 100_000)], default);
        await _store.WriteRowsAsync(_slot, [Row("g1", 5), Row("g2", 5)], default);
        Assert.Equal([5, 5], (await _store.ReadRowsAsync(_slot, "g", "h", default)).Select(r => r.Data.Length));
        await _store.DeleteRowsAsync(_slot, ["g1", "never there"], default);
        Assert.Equal(["g2"], (await _store.ReadRowsAsync(_slot, "g", "h", default)).Select(r => r.Key));
    }

    [Fact]
    public async Task Storage_that_is_gone_is_an_exception_and_not_an_answer()
    {
        var options = new TableClientOptions { Retry = { MaxRetries = 0 } };
        var connection = emulator.Azurite.ConnectionString.Replace($":{emulator.Azurite.TableEndpoint.Port}/", $":{FreePorts.Take(1)[0]}/");
        var store = new TableSlotStore(new TableServiceClient(connection, options));
        await Assert.ThrowsAnyAsync<Exception>(() => store.ReadManifestAsync(_slot, default));
        await Assert.ThrowsAnyAsync<Exception>(() => store.TryWriteManifestAsync(new SlotManifest(_slot), "etag", default));
    }

    private static SlotRow Row(string key, int size)
    {
        var data = new byte[size];
        new Random(size).NextBytes(data);
        return new SlotRow(key, data);
    }

    public sealed class Emulator : IAsyncLifetime
    {
        public Azurite Azurite { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Azurite = await Azurite.StartNewAsync();

        public ValueTask DisposeAsync() => Azurite.DisposeAsync();
    }
}
