namespace OpenQoE.Shared.Aggregation;

/// <summary>The series of one slot. Not safe for concurrent use.</summary>
public sealed class SeriesSet
{
    private readonly Dictionary<(Metric Metric, LabelSet Base, ExtraLabels Extra), Series> _byKey = [];
    private readonly Dictionary<int, Series> _byId = [];
    private int _lastId;

    public int Count => _byId.Count;

    /// <summary>Of the series made or restored last; another one tells that there are new ones.</summary>
    public int LastId => _lastId;

    public IReadOnlyCollection<Series> All => _byId.Values;

    /// <summary>The series of a metric with these labels, or null.</summary>
    public Series? Find(Metric metric, LabelSet baseLabels, ExtraLabels extra) => _byKey.GetValueOrDefault((metric, baseLabels, extra));

    /// <summary>The series of a metric with these labels, made when there is none. Extra labels without a value are left out.</summary>
    public Series GetOrAdd(Metric metric, LabelSet baseLabels, ExtraLabels extra)
    {
        if (!_byKey.TryGetValue((metric, baseLabels, extra), out var series))
        {
            var labels = metric.ExtraLabels.Count == 0
                ? baseLabels
                : baseLabels.With(metric.ExtraLabels.Select((name, i) => KeyValuePair.Create(name, extra[i] ?? "")));
            series = new Series(++_lastId, metric, labels);
            _byKey.Add((metric, baseLabels, extra), series);
            _byId.Add(series.Id, series);
        }

        return series;
    }

    /// <summary>The series with that id, or null.</summary>
    public Series? Find(int id) => _byId.GetValueOrDefault(id);

    /// <summary>Takes a series from a snapshot; of one without a metric, only the id is taken, so that it is not given again. A later definition of the same labels replaces an earlier one.</summary>
    public Series? Restore(int id, Metric? metric, LabelSet labels)
    {
        _lastId = Math.Max(_lastId, id);
        if (metric is null)
        {
            return null;
        }

        if (_byId.TryGetValue(id, out var known))
        {
            return known.Metric == metric && known.Labels.Equals(labels)
                ? known
                : throw new InvalidDataException($"A snapshot states series {id} twice, and differently.");
        }

        var series = new Series(id, metric, labels);
        if (_byKey.TryGetValue(KeyOf(series), out var before))
        {
            Remove(before);
        }

        _byKey.Add(KeyOf(series), series);
        _byId.Add(id, series);
        return series;
    }

    public void Remove(Series series)
    {
        _byKey.Remove(KeyOf(series));
        _byId.Remove(series.Id);
        series.IsGone = true;
    }

    /// <summary>Metric, base labels and the metric's own labels of a series.</summary>
    public static (Metric Metric, LabelSet Base, ExtraLabels Extra) KeyOf(Series series)
    {
        var names = series.Metric.ExtraLabels;
        var baseLabels = names.Count == 0 ? series.Labels : new LabelSet(series.Labels.Where(l => !names.Contains(l.Key)));
        return (series.Metric, baseLabels, new ExtraLabels(Value(0), Value(1), Value(2)));

        string? Value(int index) => index < names.Count ? series.Labels.Find(names[index]) : null;
    }
}
