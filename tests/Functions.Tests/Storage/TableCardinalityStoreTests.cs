using Azure.Data.Tables;
using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Governance.Ledger;
using OpenQoE.Shared.Governance.Reports;

namespace OpenQoE.Tests.Functions.Storage;

/// <summary>Against a real Azurite.</summary>
public sealed class TableCardinalityStoreTests(TableSlotStoreTests.Emulator emulator) : IClassFixture<TableSlotStoreTests.Emulator>
{
    private readonly TableServiceClient _tables = new(emulator.Azurite.ConnectionString);
    private readonly string _organisation = $"org/{Guid.NewGuid()}";

    private TableCardinalityStore Store => new(_tables, NullLogger<TableCardinalityStore>.Instance);

    [Fact]
    public async Task A_ledger_is_read_as_it_was_written_and_replaced_only_if_nobody_else_did()
    {
        var (empty, none) = await Store.ReadLedgerAsync(_organisation, default);
        Assert.Null(none);
        empty.Labels["cdn"] = new LabelLedger { Window = 7, Values = { ["ä\n\"cdn\""] = 6 } };
        empty.Slots[3] = new SlotShare { Generation = 9, Grants = { ["cdn"] = 4 }, Series = new(10, 20), Metrics = { ["m"] = new(1, 2) } };
        Assert.True(await Store.TryWriteLedgerAsync(_organisation, empty, null, default));
        Assert.False(await Store.TryWriteLedgerAsync(_organisation, empty, null, default));

        var (ledger, etag) = await Store.ReadLedgerAsync(_organisation, default);
        Assert.Equivalent(empty, ledger, strict: true);
        Assert.True(await Store.TryWriteLedgerAsync(_organisation, new(), etag, default));
        Assert.False(await Store.TryWriteLedgerAsync(_organisation, ledger, etag, default));
        Assert.Contains(_organisation, await Store.ListOrganisationsAsync(1000, default));
    }

    [Fact]
    public async Task Each_slot_has_its_own_report()
    {
        await Store.TryWriteReportAsync(_organisation, Report(0, "a"), default);
        await Store.TryWriteReportAsync(_organisation, Report(12, "b"), default);
        await Store.TryWriteReportAsync(_organisation, Report(0, "c"), default);

        var reports = await Store.ReadReportsAsync(_organisation, default);
        Assert.Equal([(0, "c"), (12, "b")], reports.Select(report => (report.Slot, report.Labels["cdn"].Heaviest[0].Value)));
        Assert.Equal("v", reports[0].Sample!.Sets[0].Values[0]);
    }

    [Fact]
    public async Task A_report_that_no_row_can_hold_is_refused()
    {
        var random = new Random(1);
        var sets = Enumerable.Range(0, 4_000).Select(_ => new SampledSet([RandomText()], []));
        Assert.False(await Store.TryWriteReportAsync(_organisation, Report(0, "a") with { Sample = new SampleReport(1, ["video_id"], [.. sets]) }, default));

        string RandomText() => string.Create(256, random, (text, r) => r.GetItems("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-_", text));
    }

    [Fact]
    public async Task A_ledger_that_cannot_be_read_is_begun_anew_and_can_be_written()
    {
        await Store.TryWriteLedgerAsync(_organisation, new(), null, default);
        var table = _tables.GetTableClient(StorageNames.CardinalityTable);
        await table.UpsertEntityAsync(new TableEntity($"o-{OpenQoE.Shared.RemoteWrite.TenantName.Of(_organisation)}", StorageNames.LedgerRow) { ["d0"] = new byte[] { 1, 2, 3 } }, TableUpdateMode.Replace);

        var (ledger, etag) = await Store.ReadLedgerAsync(_organisation, default);

        Assert.Empty(ledger.Labels);
        Assert.True(await Store.TryWriteLedgerAsync(_organisation, ledger, etag, default));
    }

    private static SlotReport Report(int slot, string cdn) => new(
        slot, 1, new Dictionary<string, LabelReport> { ["cdn"] = new(1, 0, [], [], [new HeavyHitter(cdn, 5)], []) },
        new Dictionary<string, int>(), 0, 0, 0, 0, [], new SampleReport(1, ["video_id"], [new SampledSet(["v"], [new SampledSeries("m", [null])])]));
}
