using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;
using OpenQoE.Shared.Governance.Ledger;
using OpenQoE.Shared.Governance.Reports;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Governance;

/// <summary>Several instances that count events of one organisation and agree by a ledger, in memory and in any order.</summary>
internal sealed class GovernedInstances
{
    public const string Organisation = "org";

    private readonly SlotStateSettings _settings;
    private readonly int _combinationsHeld;
    private readonly Dictionary<string, byte[]> _ledgers = [];
    private readonly SlotReport?[] _reports;
    private long _lastMessage;

    public GovernedInstances(int count, SlotStateSettings settings, int combinationsHeld = SlotState.CombinationsHeld)
    {
        (_settings, _combinationsHeld) = (settings, combinationsHeld);
        Slots = [.. Enumerable.Range(0, count).Select(_ => new SlotState(settings, combinationsHeld))];
        _reports = new SlotReport?[count];
    }

    public List<SlotState> Slots { get; }

    public OrganisationLedger Ledger => Read(Organisation);

    /// <summary>Counts an event in an instance, which agrees first if it never did.</summary>
    public void Count(int slot, PlayerEvent e, long now) => Count(slot, Some.Batch(e) with { BatchId = null }, now);

    /// <summary>Counts the events of a batch.</summary>
    /// <returns>What <see cref="SlotState.Apply"/> says.</returns>
    public (int Counted, IReadOnlySet<PlayerEvent> Repeats) Count(int slot, EventBatch batch, long now)
    {
        var message = new EventMessage((ulong)++_lastMessage, false, [batch]);
        while (Slots[slot].NotAgreed(message, now) is { Count: > 0 } organisations)
        {
            foreach (var organisation in organisations) Agree(slot, now, organisation);
        }

        return Slots[slot].Apply(message, now);
    }

    /// <summary>Looks at the ledger and writes it; <paramref name="meanwhile"/> happens before the store answers, unless it is the first look.</summary>
    public void Agree(int slot, long now, string organisation = Organisation, bool fails = false, Action? meanwhile = null)
    {
        var ledger = Read(organisation);
        var governor = Slots[slot].Governor.For(organisation);
        var window = Slots[slot].Governor.WindowAt(now);
        var mine = governor.HeaviestIn(window - 1);
        var others = SlotReport.Heaviest(_reports.OfType<SlotReport>().Where(r => r.Slot != slot), window - 1, LabelPolicy.MaximumLimit);
        var heaviest = mine.ToDictionary(
            label => label.Key, label => HeavyHitter.Heaviest(LabelPolicy.MaximumLimit, label.Value.Concat(others.GetValueOrDefault(label.Key) ?? [])));
        var turn = new LedgerTurn(slot, Generation: 1, Enumerable.Range(0, Slots.Count).ToHashSet(), window, heaviest);
        Assert.True(governor.Prepare(ledger, turn));
        if (governor.IsAgreed) meanwhile?.Invoke();
        if (fails)
        {
            governor.GiveUp();
            return;
        }

        _ledgers[organisation] = LedgerCodec.Encode(ledger);
        governor.Finish(Read(organisation));
    }

    public void Report(int slot, long now)
    {
        if (Slots[slot].Governor.Organisations.ContainsKey(Organisation))
        {
            var report = SlotReports.Of(Slots[slot], slot, Organisation, _settings.SampledLabels, now);
            _reports[slot] = LedgerCodec.Decode<SlotReport>(LedgerCodec.Encode(report));
        }
    }

    /// <summary>The instance dies; another takes its slot, with what was committed last.</summary>
    public void Kill(int slot)
    {
        var snapshot = Slots[slot].TakeSnapshot(full: true);
        Slots[slot] = new SlotState(_settings, _combinationsHeld);
        Slots[slot].Restore([snapshot.Series], snapshot.AppliedIds.Select(id => (id, snapshot.Active.Ms)), snapshot.Active);
    }

    /// <summary>Prometheus series of a metric over all instances, or of all metrics.</summary>
    public int SeriesOf(Metric? metric = null) =>
        Slots.Sum(state => state.Series.Where(s => metric is null || s.Metric == metric).Sum(s => Exposition.SamplesOf(s.Metric)));

    private OrganisationLedger Read(string organisation) =>
        _ledgers.TryGetValue(organisation, out var stored) ? LedgerCodec.Decode<OrganisationLedger>(stored) : new OrganisationLedger();
}
