using OpenQoE.Functions.Cardinality;
using OpenQoE.Shared.Governance.Ledger;
using OpenQoE.Shared.Governance.Reports;
using OpenQoE.Tests.Functions.Cardinality;

namespace OpenQoE.Tests.Functions.Aggregation.Simulation;

/// <summary>The table of ledgers, in memory.</summary>
/// <param name="world">Delays and loses calls.</param>
internal sealed class SimulatedCardinalityStore(World world) : ICardinalityStore
{
    private readonly MemoryCardinalityStore _table = new();

    public Task<StoredLedger> ReadLedgerAsync(string organisation, CancellationToken cancellation) =>
        world.CallAsync(() => _table.ReadLedgerAsync(organisation, cancellation).Result);

    public Task<bool> TryWriteLedgerAsync(string organisation, OrganisationLedger ledger, string? ifMatch, CancellationToken cancellation) =>
        world.CallAsync(() => _table.TryWriteLedgerAsync(organisation, ledger, ifMatch, cancellation).Result);

    public Task<IReadOnlyList<SlotReport>> ReadReportsAsync(string organisation, CancellationToken cancellation) =>
        world.CallAsync(() => _table.ReadReportsAsync(organisation, cancellation).Result);

    public Task<bool> TryWriteReportAsync(string organisation, SlotReport report, CancellationToken cancellation) =>
        world.CallAsync(() => _table.TryWriteReportAsync(organisation, report, cancellation).Result);

    public Task<IReadOnlyList<string>> ListOrganisationsAsync(int most, CancellationToken cancellation) =>
        world.CallAsync(() => _table.ListOrganisationsAsync(most, cancellation).Result);
}
