namespace OpenQoE.Shared.Governance;

/// <summary>
/// Keeps the values of labels in bounds, traffic or not: the first values of a label and organisation are admitted up to its
/// limit and stay admitted, all others become <see cref="Overflow"/>, so that totals stay exact.
/// </summary>
public sealed class LabelGovernor(LabelLimits limits)
{
    /// <summary>The value that stands for all that were not admitted.</summary>
    public const string Overflow = "__other__";

    private readonly Dictionary<(string Organisation, string Label), HashSet<string>> _admitted = [];
    private readonly Dictionary<string, long> _overflowed = [];

    /// <summary>The value to use for a label: itself (one shared instance) or <see cref="Overflow"/>.</summary>
    public string Govern(string organisation, string label, string value)
    {
        var admitted = AdmittedSet(organisation, label);
        if (admitted.TryGetValue(value, out var known))
        {
            return known;
        }

        if (admitted.Count < limits.For(label) && value != Overflow)
        {
            admitted.Add(value);
            return value;
        }

        _overflowed[label] = _overflowed.GetValueOrDefault(label) + 1;
        return Overflow;
    }

    /// <summary>Admits a value that already has series, whatever the limit: they exist.</summary>
    public void Admit(string organisation, string label, string value)
    {
        if (value != Overflow)
        {
            AdmittedSet(organisation, label).Add(value);
        }
    }

    /// <summary>Label values asked for and refused, by label, since the start of this process.</summary>
    public IReadOnlyDictionary<string, long> Overflowed => _overflowed;

    /// <summary>Admitted values by organisation and label.</summary>
    public IEnumerable<(string Organisation, string Label, int Admitted, int Limit)> Usage() =>
        _admitted.Select(pair => (pair.Key.Organisation, pair.Key.Label, pair.Value.Count, limits.For(pair.Key.Label)));

    private HashSet<string> AdmittedSet(string organisation, string label)
    {
        if (!_admitted.TryGetValue((organisation, label), out var values))
        {
            _admitted[(organisation, label)] = values = new HashSet<string>(StringComparer.Ordinal);
        }

        return values;
    }
}
