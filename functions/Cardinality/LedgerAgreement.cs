using OpenQoE.Functions.Aggregation;
using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Governance.Ledger;
using OpenQoE.Shared.Governance.Reports;

namespace OpenQoE.Functions.Cardinality;

/// <summary>Agrees with other instances on what an organisation's labels and series may be: reads its ledger, adds, reserves, writes it back.</summary>
public sealed class LedgerAgreement(ICardinalityStore store, SlotDirectory slots, TimeProvider time)
{
    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private IReadOnlySet<int> _live = new HashSet<int>();

    /// <summary>Slots that somebody holds, or that have series, as seen last.</summary>
    public IReadOnlySet<int> LiveSlots => _live;

    /// <summary>Looks which slots are alive.</summary>
    public async Task RefreshLiveSlotsAsync(CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var manifests = (await slots.ListAsync(cancellation)).Select(stored => stored.Manifest);
        _live = manifests.Where(manifest => !manifest.IsFree(now) || manifest.SeriesCount > 0).Select(manifest => manifest.Slot).ToHashSet();
    }

    /// <summary>Looks at the ledger, and changes it if there is something to change.</summary>
    /// <param name="slot">This instance's.</param>
    /// <param name="organisation">As governed.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="SlotLostException">Another instance has the slot.</exception>
    public async Task AgreeAsync(OwnedSlot slot, string organisation, CancellationToken cancellation)
    {
        await _oneAtATime.WaitAsync(cancellation);
        try
        {
            while (!await TryAgreeAsync(slot, organisation, cancellation))
            {
                // Somebody else wrote it in between.
            }
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    private async Task<bool> TryAgreeAsync(OwnedSlot slot, string organisation, CancellationToken cancellation)
    {
        var (ledger, etag) = await store.ReadLedgerAsync(organisation, cancellation);
        if (ledger.Slots.Keys.Any(known => known != slot.Number && !_live.Contains(known)))
        {
            // Dead, or new: whoever reserved something held its slot before, so a look at the slots after one at the ledger tells.
            await RefreshLiveSlotsAsync(cancellation);
        }

        var before = LedgerCodec.Encode(ledger);
        var turn = await TurnAsync(slot, organisation, ledger, cancellation);
        if (!slot.Read(state => state.Governor.For(organisation).Prepare(ledger, turn)))
        {
            throw new SlotLostException(slot.Number);
        }

        var stored = false;
        try
        {
            stored = LedgerCodec.Encode(ledger).AsSpan().SequenceEqual(before) || await store.TryWriteLedgerAsync(organisation, ledger, etag, cancellation);
        }
        finally
        {
            slot.Read(state =>
            {
                var governor = state.Governor.For(organisation);
                if (stored) governor.Finish(ledger);
                else governor.GiveUp();
                return stored;
            });
        }

        return stored;
    }

    private async Task<LedgerTurn> TurnAsync(
        OwnedSlot slot, string organisation, OrganisationLedger ledger, CancellationToken cancellation)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        var (window, policy, mine) = slot.Read(state => (
            state.Governor.WindowAt(now), state.Governor.For(organisation).Policy,
            state.Governor.For(organisation).HeaviestIn(state.Governor.WindowAt(now) - 1)));
        var begins = ledger.Labels.Any(label => label.Value.Window < window && policy.For(label.Key).Kind == PolicyKind.Top);
        return new LedgerTurn(slot.Number, slot.LeasedIn, _live, window, begins ? await HeaviestAsync() : new Dictionary<string, IReadOnlyList<HeavyHitter>>());

        async Task<IReadOnlyDictionary<string, IReadOnlyList<HeavyHitter>>> HeaviestAsync()
        {
            var others = (await store.ReadReportsAsync(organisation, cancellation)).Where(report => report.Slot != slot.Number);
            var all = SlotReport.Heaviest(others, window - 1, LabelPolicy.MaximumLimit);
            return mine.ToDictionary(
                label => label.Key,
                label => HeavyHitter.Heaviest(policy.For(label.Key).Limit, label.Value.Concat(all.GetValueOrDefault(label.Key) ?? [])));
        }
    }
}
