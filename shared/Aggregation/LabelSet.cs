using System.Collections;

namespace OpenQoE.Shared.Aggregation;

/// <summary>Labels of a series, sorted by name as Prometheus wants them, with no name twice and no empty value.</summary>
public sealed class LabelSet : IEquatable<LabelSet>, IReadOnlyList<KeyValuePair<string, string>>
{
    private readonly KeyValuePair<string, string>[] _labels;
    private readonly int _hash;

    /// <param name="labels">Distinct names in any order; empty values are left out.</param>
    public LabelSet(IEnumerable<KeyValuePair<string, string>> labels)
    {
        _labels = [.. labels.Where(l => l.Value.Length > 0).OrderBy(l => l.Key, StringComparer.Ordinal)];
        var hash = new HashCode();
        foreach (var (name, value) in _labels)
        {
            hash.Add(name, StringComparer.Ordinal);
            hash.Add(value, StringComparer.Ordinal);
        }

        _hash = hash.ToHashCode();
    }

    public int Count => _labels.Length;

    public KeyValuePair<string, string> this[int index] => _labels[index];

    /// <summary>The label's value, or null when the set does not have it.</summary>
    public string? Find(string name)
    {
        foreach (var (key, value) in _labels)
        {
            if (key == name)
            {
                return value;
            }
        }

        return null;
    }

    /// <summary>This set with more labels.</summary>
    public LabelSet With(IEnumerable<KeyValuePair<string, string>> more) => new(_labels.Concat(more));

    public bool Equals(LabelSet? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && HasSameLabels(other));

    /// <summary>An order in which neighbours have most labels in common: by the first label that differs.</summary>
    internal int CompareTo(LabelSet other)
    {
        for (var i = 0; i < Math.Min(_labels.Length, other._labels.Length); i++)
        {
            if (string.CompareOrdinal(_labels[i].Key, other._labels[i].Key) is var names and not 0)
            {
                return names;
            }

            if (string.CompareOrdinal(_labels[i].Value, other._labels[i].Value) is var values and not 0)
            {
                return values;
            }
        }

        return _labels.Length - other._labels.Length;
    }

    public override bool Equals(object? obj) => Equals(obj as LabelSet);

    public override int GetHashCode() => _hash;

    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _labels.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    // Pairs compared as objects would be boxed.
    private bool HasSameLabels(LabelSet other)
    {
        if (_labels.Length != other._labels.Length)
        {
            return false;
        }

        for (var i = 0; i < _labels.Length; i++)
        {
            if (_labels[i].Value != other._labels[i].Value || _labels[i].Key != other._labels[i].Key)
            {
                return false;
            }
        }

        return true;
    }
}
