using OpenQoE.Shared.Governance.Ledger;

namespace OpenQoE.Shared.Governance;

/// <summary>Keeps labels and series of one organisation in bounds, in one instance. Not safe for concurrent use.</summary>
/// <param name="policy">What the bounds are.</param>
/// <param name="schema">What there is to bound.</param>
public sealed class OrganisationGovernor(GovernancePolicy policy, GovernedSchema schema)
{
    // All from the start, so that each has a grant before its first value comes.
    private readonly Dictionary<string, LabelAdmissions> _labels = schema.Labels
        .Where(label => policy.For(label).Admits && (policy.Labels.ContainsKey(label) || !schema.ClosedLabels.Contains(label))).ToDictionary(label => label, label => new LabelAdmissions(policy.For(label), policy.Mode));

    public GovernancePolicy Policy => policy;

    /// <summary>Labels whose values have to be admitted.</summary>
    public IReadOnlyDictionary<string, LabelAdmissions> Labels => _labels;

    public SeriesBudgets Series { get; } = new(policy, schema.Overflow);

    /// <summary>Viewers of the day.</summary>
    public ViewerCount Viewers { get; } = new();

    /// <summary>Events counted since this object was made.</summary>
    public long Events { get; private set; }

    /// <summary>True once a ledger holds.</summary>
    public bool IsAgreed { get; private set; }

    /// <summary>The ledger should hear of something, or may know more than we do.</summary>
    public bool IsDirty => _labels.Values.Any(label => label.IsDirty) || Series.IsStarved;

    /// <summary>Others should know at once what was admitted here, or something was refused that the ledger could grant.</summary>
    public bool IsUrgent => _labels.Values.Any(label => label.IsStarved || label.HasNews) || Series.IsStarved;

    /// <summary>An event is counted, of a viewer, at a time (Unix ms).</summary>
    public void Count(string? viewer, long now)
    {
        Events++;
        if (viewer is not null)
        {
            Viewers.Add(viewer, now);
        }
    }

    /// <summary>The value to use for a label: itself, what its policy makes of it, or the overflow; null leaves the label out.</summary>
    public string? Govern(string label, string? value, long window)
    {
        var governed = Of(label, value);
        governed.Ask(window);
        return governed.Text;
    }

    /// <summary>A value to be asked for again and again; it is not asked for yet.</summary>
    internal GovernedValue Of(string label, string? value)
    {
        var mapped = string.IsNullOrEmpty(value) ? null : policy.For(label).Map(value);
        return new GovernedValue(mapped, mapped is null ? null : _labels.GetValueOrDefault(label));
    }

    /// <summary>
    /// What was made of a value that was governed already: asks for nothing and counts nothing. Null where the label is left out, or where nothing bounds it
    /// because no metric has it. What passes only because the mode is <see cref="GovernanceMode.Observe"/> is the overflow here.
    /// </summary>
    public string? Find(string label, string? value)
    {
        if (string.IsNullOrEmpty(value) || policy.For(label).Map(value) is not { } mapped)
        {
            return null;
        }

        return _labels.TryGetValue(label, out var admissions) ? admissions.Has(mapped) ? mapped : LabelPolicy.Overflow
            : policy.For(label).Admits ? null : mapped;
    }

    /// <summary>Takes a value that has series.</summary>
    public void Restore(string label, string value, long seenIn) => _labels.GetValueOrDefault(label)?.Restore(value, seenIn);

    /// <summary>By label, the heaviest values that this instance saw in a window.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<HeavyHitter>> HeaviestIn(long window) => _labels.ToDictionary(
        label => label.Key,
        label => label.Value.Demand is var demand && demand.Window == window ? demand.Heaviest() : demand.Window == window + 1 ? demand.HeaviestBefore : []);

    /// <summary>Writes down what is new, and reserves what this instance may use from now on.</summary>
    /// <param name="ledger">As stored; changed.</param>
    /// <param name="turn">Whose look it is.</param>
    /// <returns>False when the slot has another owner by now.</returns>
    public bool Prepare(OrganisationLedger ledger, LedgerTurn turn)
    {
        if (ledger.Slots.GetValueOrDefault(turn.Slot)?.Generation > turn.Generation)
        {
            return false;
        }

        foreach (var gone in ledger.Slots.Keys.Where(slot => slot != turn.Slot && !turn.LiveSlots.Contains(slot)).ToList())
        {
            ledger.Slots.Remove(gone);
        }

        var others = ledger.Slots.Where(slot => slot.Key != turn.Slot).Select(slot => slot.Value).ToList();
        var mine = ledger.Slots[turn.Slot] = new SlotShare { Generation = turn.Generation };
        foreach (var (name, label) in _labels)
        {
            var agreed = ledger.Labels.TryGetValue(name, out var known) ? known : ledger.Labels[name] = new LabelLedger();
            agreed.Turn(turn.Window, label.Policy, turn.HeaviestBefore.GetValueOrDefault(name) ?? []);
            mine.Grants[name] = label.Prepare(agreed, others.Sum(o => o.Grants.GetValueOrDefault(name)), others.Count + 1);
        }

        Series.Prepare(mine, others);
        return true;
    }

    /// <summary>The ledger was stored: what it says holds.</summary>
    public void Finish(OrganisationLedger stored)
    {
        IsAgreed = true;
        Series.Finish();
        foreach (var (name, label) in _labels)
        {
            label.Finish(stored.Labels[name]);
        }
    }

    /// <summary>The ledger was not stored, or nobody knows.</summary>
    public void GiveUp()
    {
        Series.GiveUp();
        foreach (var label in _labels.Values)
        {
            label.GiveUp();
        }
    }
}
