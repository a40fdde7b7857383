using OpenQoE.Shared.Governance.Ledger;
using OpenQoE.Shared.Governance.Reports;

namespace OpenQoE.Functions.Cardinality;

/// <summary>A ledger as stored.</summary>
/// <param name="Ledger">Its content; empty when there was none.</param>
/// <param name="ETag">Its version in the store; null when there was none.</param>
public sealed record StoredLedger(OrganisationLedger Ledger, string? ETag);

/// <summary>Where instances agree on what is admitted, and report what they saw. An exception means that the outcome is unknown.</summary>
public interface ICardinalityStore
{
    /// <summary>The ledger of an organisation.</summary>
    Task<StoredLedger> ReadLedgerAsync(string organisation, CancellationToken cancellation);

    /// <summary>Writes a ledger if it is still the one with that ETag (null: if there is none); false when it is not.</summary>
    Task<bool> TryWriteLedgerAsync(string organisation, OrganisationLedger ledger, string? ifMatch, CancellationToken cancellation);

    /// <summary>What all slots reported of an organisation last.</summary>
    Task<IReadOnlyList<SlotReport>> ReadReportsAsync(string organisation, CancellationToken cancellation);

    /// <summary>Writes a slot's report over its last one; false when it is too large for a row.</summary>
    Task<bool> TryWriteReportAsync(string organisation, SlotReport report, CancellationToken cancellation);

    /// <summary>Organisations that have a ledger, at most so many, by name.</summary>
    Task<IReadOnlyList<string>> ListOrganisationsAsync(int most, CancellationToken cancellation);
}
