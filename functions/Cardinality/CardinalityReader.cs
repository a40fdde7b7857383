using OpenQoE.Functions.Aggregation;
using OpenQoE.Shared.Governance;

namespace OpenQoE.Functions.Cardinality;

/// <summary>Reads what instances agreed on and saw, this one's news included.</summary>
public sealed class CardinalityReader(
    ICardinalityStore store, CardinalitySync sync, LedgerAgreement agreement, Aggregator aggregator, GovernancePolicies policies, TimeProvider time)
{
    /// <summary>Null when nothing was counted of the organisation.</summary>
    public async Task<OrganisationCardinality?> ReadAsync(string organisation, CancellationToken cancellation)
    {
        if (aggregator.Slot is { IsLost: false } slot)
        {
            await sync.RefreshAsync(slot, organisation, cancellation);
        }

        await agreement.RefreshLiveSlotsAsync(cancellation);
        var (ledger, etag) = await store.ReadLedgerAsync(organisation, cancellation);
        var reports = await store.ReadReportsAsync(organisation, cancellation);
        return etag is null ? null : new(
            organisation, policies.For(organisation), policies.WindowAt(time.GetUtcNow().ToUnixTimeMilliseconds()), ledger,
            [.. reports.Where(report => agreement.LiveSlots.Contains(report.Slot))]);
    }

    /// <summary>Those of many organisations, at most so many.</summary>
    public async Task<IReadOnlyList<OrganisationCardinality>> ListAsync(int most, CancellationToken cancellation)
    {
        var found = new List<OrganisationCardinality>();
        foreach (var organisation in await store.ListOrganisationsAsync(most, cancellation))
        {
            if (await ReadAsync(organisation, cancellation) is { } cardinality)
            {
                found.Add(cardinality);
            }
        }

        return found;
    }
}
