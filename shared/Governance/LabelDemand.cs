using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Shared.Governance;

/// <summary>
/// What was seen of a label's values, admitted or not, in bounded memory: how many distinct ones, and which were the heaviest, in this
/// window and the one before.
/// </summary>
/// <param name="policy">Of the label.</param>
public sealed class LabelDemand(LabelPolicy policy)
{
    private const int FewestHitters = 64;

    private readonly SpaceSaving _refused = new(Capacity(policy));
    private IReadOnlyCollection<AdmittedValue> _admitted = [];

    /// <summary>Number of the current window; -1 before the first value.</summary>
    public long Window { get; private set; } = -1;

    /// <summary>Distinct values of the window.</summary>
    public HyperLogLog Distinct { get; private set; } = new();

    /// <summary>Distinct values of the window before.</summary>
    public HyperLogLog DistinctBefore { get; private set; } = new();

    /// <summary>The heaviest values of the window before, the heaviest first.</summary>
    public IReadOnlyList<HeavyHitter> HeaviestBefore { get; private set; } = [];

    /// <summary>How often a value was asked for and not admitted, since this object was made.</summary>
    public long RefusedCount { get; private set; }

    /// <summary>The heaviest values of the window so far, the heaviest first.</summary>
    public IReadOnlyList<HeavyHitter> Heaviest() => HeavyHitter.Heaviest(
        Capacity(policy),
        _admitted.Where(v => v.SeenIn == Window).Select(v => new HeavyHitter(v.Text, v.Weight))
            .Concat(_refused.Top(Capacity(policy)).Select(v => new HeavyHitter(v.Value, v.Count))));

    internal void Turn(long window, IReadOnlyCollection<AdmittedValue> admitted)
    {
        _admitted = admitted;
        if (window <= Window)
        {
            return;
        }

        var follows = window == Window + 1;
        (HeaviestBefore, DistinctBefore) = follows ? (Heaviest(), Distinct) : ([], new HyperLogLog());
        (Window, Distinct) = (window, new HyperLogLog());
        _refused.Clear();
    }

    internal void Seen(string value) => Distinct.Add(StableHash.Of(value));

    internal void Refused(string value)
    {
        Seen(value);
        RefusedCount++;
        _refused.Add(value);
    }

    private static int Capacity(LabelPolicy policy) => policy.Kind == PolicyKind.Top ? Math.Max(FewestHitters, policy.Limit) : FewestHitters;
}
