using OpenQoE.Functions.Cardinality;
using OpenQoE.Shared.Governance.Ledger;
using OpenQoE.Shared.Governance.Reports;

namespace OpenQoE.Tests.Functions.Cardinality;

/// <summary>A table of ledgers and reports that always works; it keeps and hands out copies, as a table does.</summary>
internal sealed class MemoryCardinalityStore : ICardinalityStore
{
    private readonly Dictionary<string, (byte[] Ledger, string ETag)> _ledgers = [];
    private readonly SortedDictionary<(string Organisation, int Slot), byte[]> _reports = [];
    private int _lastETag;

    /// <summary>Calls so far, reads included.</summary>
    public int Calls { get; private set; }

    public Task<StoredLedger> ReadLedgerAsync(string organisation, CancellationToken cancellation)
    {
        Calls++;
        return Task.FromResult(_ledgers.TryGetValue(organisation, out var stored)
            ? new StoredLedger(LedgerCodec.Decode<OrganisationLedger>(stored.Ledger), stored.ETag)
            : new StoredLedger(new OrganisationLedger(), null));
    }

    public Task<bool> TryWriteLedgerAsync(string organisation, OrganisationLedger ledger, string? ifMatch, CancellationToken cancellation)
    {
        Calls++;
        if ((_ledgers.TryGetValue(organisation, out var stored) ? stored.ETag : null) != ifMatch) return Task.FromResult(false);
        _ledgers[organisation] = (LedgerCodec.Encode(ledger), $"{++_lastETag}");
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<SlotReport>> ReadReportsAsync(string organisation, CancellationToken cancellation)
    {
        Calls++;
        return Task.FromResult<IReadOnlyList<SlotReport>>(
            [.. _reports.Where(r => r.Key.Organisation == organisation).Select(r => LedgerCodec.Decode<SlotReport>(r.Value))]);
    }

    public Task<bool> TryWriteReportAsync(string organisation, SlotReport report, CancellationToken cancellation)
    {
        Calls++;
        _reports[(organisation, report.Slot)] = LedgerCodec.Encode(report);
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<string>> ListOrganisationsAsync(int most, CancellationToken cancellation)
    {
        Calls++;
        return Task.FromResult<IReadOnlyList<string>>([.. _ledgers.Keys.Where(name => name.Length > 0).Take(most)]);
    }
}
