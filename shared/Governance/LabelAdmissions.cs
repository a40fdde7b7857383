using System.Diagnostics.CodeAnalysis;
using OpenQoE.Shared.Governance.Ledger;

namespace OpenQoE.Shared.Governance;

/// <summary>
/// The values of one label of one organisation that this instance lets pass. New ones are admitted within a grant that was reserved in
/// the <see cref="LabelLedger"/>, so that all instances together keep the limit. Without a ledger there is only the limit.
/// </summary>
/// <param name="policy">Of an admitting kind.</param>
/// <param name="mode">Whether what is not admitted overflows.</param>
public sealed class LabelAdmissions(LabelPolicy policy, GovernanceMode mode)
{
    private readonly Dictionary<string, AdmittedValue> _admitted = [];
    private HashSet<string> _pending = [];
    private HashSet<string> _offered = [];
    private int _grant = int.MaxValue;
    private int _offeredGrant = int.MaxValue;

    public LabelPolicy Policy => policy;

    /// <summary>Values that pass.</summary>
    public IReadOnlyCollection<string> Values => _admitted.Keys;

    /// <summary>What was seen of all values, admitted or not.</summary>
    public LabelDemand Demand { get; } = new(policy);

    /// <summary>The ledger should hear of something, or may know more than we do.</summary>
    public bool IsDirty { get; private set; }

    /// <summary>Values were refused only because the grant was used up.</summary>
    public bool IsStarved { get; private set; }

    /// <summary>Values were admitted of which others do not know yet.</summary>
    public bool HasNews => _pending.Count > 0;

    /// <summary>The value to use: itself, as one shared instance, or the overflow.</summary>
    /// <param name="value">As mapped by the policy.</param>
    /// <param name="window">Its number.</param>
    public string Govern(string value, long window) => TextOf(value, Ask(value, window));

    /// <summary>Asks for a value; null when it is refused.</summary>
    internal AdmittedValue? Ask(string value, long window)
    {
        Demand.Turn(window, _admitted.Values);
        if (_admitted.TryGetValue(value, out var known) || TryAdmit(value, out known))
        {
            if (known.SeenIn != window)
            {
                (known.SeenIn, known.Weight, IsDirty) = (window, 0, true);
                Demand.Seen(value);
            }

            known.Weight++;
            return known;
        }

        Demand.Refused(value);
        IsDirty = true;
        return null;
    }

    /// <summary>What is used for a value, given what became of asking for it.</summary>
    internal string TextOf(string value, AdmittedValue? admitted) =>
        admitted?.Text ?? (mode == GovernanceMode.Observe ? value : LabelPolicy.Overflow);

    /// <summary>True for a value, as mapped by the policy, that passes now.</summary>
    public bool Has(string value) => _admitted.ContainsKey(value);

    /// <summary>Takes a value that has series: it was admitted, though the ledger may not have heard of it.</summary>
    public void Restore(string value, long seenIn)
    {
        if (value != LabelPolicy.Overflow && _admitted.TryAdd(value, new AdmittedValue(value) { SeenIn = seenIn }))
        {
            _pending.Add(value);
            IsDirty = true;
        }
    }

    /// <summary>
    /// Writes into the ledger what is new here, and reserves what we may admit until the next time. Until <see cref="Finish"/> or
    /// <see cref="GiveUp"/> tells what became of the ledger, we admit only what both the old and the new one allow.
    /// </summary>
    /// <param name="ledger">The label's part, turned to the current window; changed.</param>
    /// <param name="reservedByOthers">New values that other instances may still admit.</param>
    /// <param name="instances">How many there are, this one included.</param>
    /// <returns>The grant to write down for this instance.</returns>
    public int Prepare(LabelLedger ledger, int reservedByOthers, int instances)
    {
        foreach (var value in _admitted.Values.Where(value => ledger.Values.ContainsKey(value.Text)))
        {
            ledger.Values[value.Text] = Math.Max(ledger.Values[value.Text], value.SeenIn);
        }

        _offered.UnionWith(_pending);
        _pending = [];
        foreach (var value in _offered.Select(value => _admitted[value]).Where(value => value.SeenIn >= ledger.Window - 1))
        {
            if (ledger.Values.Count + reservedByOthers < policy.Limit)
            {
                ledger.Values.TryAdd(value.Text, value.SeenIn);
            }
        }

        _offeredGrant = Allotment.Reserve(policy.Limit, 0, ledger.Values.Count, ledger.Values.Count + reservedByOthers, instances);
        (IsDirty, IsStarved) = (false, false);
        return _offeredGrant;
    }

    /// <summary>The ledger was stored: what it says holds.</summary>
    public void Finish(LabelLedger stored)
    {
        (_grant, _offeredGrant, _offered) = (_offeredGrant, int.MaxValue, []);
        foreach (var gone in _admitted.Keys.Where(value => !stored.Values.ContainsKey(value) && !_pending.Contains(value)).ToList())
        {
            _admitted.Remove(gone, out var value);
            value!.SeenIn = AdmittedValue.Gone;
        }

        foreach (var (value, seenIn) in stored.Values.Where(value => !_admitted.ContainsKey(value.Key)))
        {
            _admitted.Add(value, new AdmittedValue(value) { SeenIn = seenIn, Weight = 0 });
        }
    }

    /// <summary>The ledger was not stored, or nobody knows whether it was: what both allow goes on holding.</summary>
    public void GiveUp()
    {
        _grant = (int)Math.Min(_grant, (long)_offered.Count + _offeredGrant);
        _pending.UnionWith(_offered);
        (_offeredGrant, _offered, IsDirty) = (int.MaxValue, [], true);
    }

    private bool TryAdmit(string value, [NotNullWhen(true)] out AdmittedValue? admitted)
    {
        admitted = null;
        if (value == LabelPolicy.Overflow || _admitted.Count >= policy.Limit)
        {
            return false;
        }

        IsStarved |= _pending.Count + _offered.Count >= _grant || _pending.Count >= _offeredGrant;
        if (IsStarved)
        {
            return false;
        }

        admitted = new AdmittedValue(value) { SeenIn = -1 };
        _admitted.Add(value, admitted);
        _pending.Add(value);
        return true;
    }
}
