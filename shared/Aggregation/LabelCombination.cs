using OpenQoE.Shared.Governance;

namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// What events have in common that state the same of all labels: their organisation, the labels of their series, the series themselves, and their place in
/// the sample. What was found once is kept as long as it holds. Every event has to be governed first, which counts as asking for each of its labels.
/// </summary>
/// <param name="stated">Values of the sampled labels, ungoverned.</param>
/// <param name="hash">Of these values.</param>
/// <param name="slot">Where it counts.</param>
internal sealed class LabelCombination(string?[] stated, ulong hash, CombinationScope slot)
{
    // More would be an attack's: the metrics' own labels have few values.
    private const int MostMeasured = 64;

    private readonly MeasuredSeries?[] _measured = new MeasuredSeries?[Metrics.All.Count];

    // Of metrics without labels of their own, where the sample knows of them: most measurements need no more, and what they were found by is let go.
    private readonly Series?[] _settled = new Series?[Metrics.All.Count];
    private int _measuredCount;
    private GovernedValue _organisation = slot.OrganisationOf(stated);
    private GovernedValue[] _values = [];
    private LabelSet? _labels;
    private OrganisationSample? _sample;
    private SamplePlace _place;

    public ReadOnlySpan<string?> Stated => stated;

    /// <summary>As governed.</summary>
    public string Organisation { get; private set; } = Governance.Governor.AllOrganisations;

    /// <summary>Of the organisation.</summary>
    public OrganisationGovernor? Governor { get; private set; }

    /// <summary>Asks for the labels of one event.</summary>
    /// <param name="window">The current one.</param>
    /// <returns>The organisation's governor.</returns>
    public OrganisationGovernor Govern(long window)
    {
        if (!_organisation.Ask(window) || Governor is null)
        {
            Organisation = _organisation.Text ?? Governance.Governor.AllOrganisations;
            (Governor, _sample) = (slot.Governor.For(Organisation), slot.Samples.Of(Organisation, window));
            (_values, _labels, _place) = (slot.ValuesOf(stated, Governor), null, default);
        }

        var holds = _labels is not null;
        foreach (ref var value in _values.AsSpan())
        {
            holds &= value.Ask(window);
        }

        if (!holds)
        {
            _labels = slot.LabelsOf(Organisation, _values);
            Forget();
        }

        FindPlace(window);
        return Governor;
    }

    /// <summary>Adds a measurement of the event governed last.</summary>
    /// <param name="measurement">Ungoverned.</param>
    /// <param name="window">The current one.</param>
    /// <param name="now">Unix ms.</param>
    public void Add(in Measurement measurement, long window, long now)
    {
        var series = _settled[measurement.Metric.Index] is { IsGone: false } settled ? settled : Find(measurement.Metric, measurement.Extra, window);
        series.Add(measurement.Value, now);
    }

    private void FindPlace(long window)
    {
        _sample!.Turn(window);
        if (_place.Version != _sample.Version)
        {
            _place = _sample.Add(hash, stated);
            _settled.AsSpan().Clear();
        }
    }

    private Series Find(Metric metric, ExtraLabels extra, long window)
    {
        var measured = Find(metric, extra);
        if (measured.SampledIn != _place.Version)
        {
            _place.Add(metric, extra);
            measured.SampledIn = _place.Version;
        }

        var series = measured.Find(_labels!, window, slot.Series);
        if (metric.ExtraLabels.Count == 0 && measured.HasRoom)
        {
            Settle(metric, series);
        }

        return series;
    }

    private void Settle(Metric metric, Series series)
    {
        _settled[metric.Index] = series;
        _measured[metric.Index] = null;
        _measuredCount--;
    }

    private MeasuredSeries Find(Metric metric, ExtraLabels extra)
    {
        var known = _measured[metric.Index];
        while (known is not null && known.Extra != extra)
        {
            known = known.Next;
        }

        return known ?? Add(metric, extra);
    }

    private MeasuredSeries Add(Metric metric, ExtraLabels extra)
    {
        if (++_measuredCount > MostMeasured)
        {
            Forget();
        }

        return _measured[metric.Index] = new MeasuredSeries(metric, extra, Governor!) { Next = _measured[metric.Index] };
    }

    private void Forget()
    {
        _measured.AsSpan().Clear();
        _settled.AsSpan().Clear();
        _measuredCount = 0;
    }
}
