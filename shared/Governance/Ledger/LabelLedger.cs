namespace OpenQoE.Shared.Governance.Ledger;

/// <summary>What all instances know of one label of an organisation.</summary>
public sealed class LabelLedger
{
    /// <summary>Number of the window that the values hold for.</summary>
    public long Window { get; set; }

    /// <summary>Admitted values, each with the last window in which it was seen.</summary>
    public Dictionary<string, long> Values { get; init; } = [];

    /// <summary>
    /// Begins a window, once: of a <see cref="PolicyKind.Top"/> label the heaviest values of the one before stay; of others those that were
    /// seen in it.
    /// </summary>
    /// <param name="window">The current one.</param>
    /// <param name="policy">Of the label.</param>
    /// <param name="heaviestBefore">The heaviest values of the window before, over all instances.</param>
    public void Turn(long window, LabelPolicy policy, IReadOnlyList<HeavyHitter> heaviestBefore)
    {
        if (Window < window)
        {
            Window = window;
            if (policy.Kind == PolicyKind.Top && heaviestBefore.Count > 0)
            {
                Values.Clear();
                foreach (var (value, _) in heaviestBefore.Where(h => h.Value != LabelPolicy.Overflow).Take(policy.Limit))
                {
                    Values.Add(value, window - 1);
                }
            }

            Remove(Values.Where(v => v.Value < window - 1));
        }

        // A limit that was lowered.
        Remove(Values.OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).Skip(policy.Limit));
    }

    private void Remove(IEnumerable<KeyValuePair<string, long>> values)
    {
        foreach (var (value, _) in values.ToList())
        {
            Values.Remove(value);
        }
    }
}
