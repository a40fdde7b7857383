using OpenQoE.Shared.Governance;

namespace OpenQoE.Shared.Aggregation;

/// <summary>Measurements of one metric with the same labels, as events state them: the series that they add to.</summary>
/// <param name="metric">What is measured.</param>
/// <param name="extra">The metric's own labels, ungoverned.</param>
/// <param name="governor">Of the organisation.</param>
internal sealed class MeasuredSeries(Metric metric, ExtraLabels extra, OrganisationGovernor governor)
{
    private readonly GovernedValue[] _extra = [.. metric.ExtraLabels.Select((label, i) => governor.Of(label, extra[i]))];
    private Series? _series;

    // Counts in its place as long as there is no room for it, and as long as no series came that it could be.
    private Series? _overflow;
    private ReservedBudget? _budget;
    private int _lastId;

    public ExtraLabels Extra => extra;

    /// <summary>Another one of the same metric.</summary>
    public MeasuredSeries? Next { get; init; }

    /// <summary>It has a series of its own, as of the last time.</summary>
    public bool HasRoom => _series is not null;

    /// <summary>Version of the sample that knows of it.</summary>
    public int SampledIn { get; set; }

    /// <summary>The series for a measurement now.</summary>
    /// <param name="labels">As governed: the same each time.</param>
    /// <param name="window">The current one.</param>
    /// <param name="all">The slot's.</param>
    public Series Find(LabelSet labels, long window, BudgetedSeries all)
    {
        var holds = Ask(window);
        return holds && _series is { IsGone: false } ? _series
            : holds && _overflow is { IsGone: false } && _lastId == all.Set.LastId ? TryAgain(labels, all) ?? _overflow
            : FindAnew(labels, all);
    }

    private bool Ask(long window)
    {
        var holds = true;
        foreach (ref var value in _extra.AsSpan())
        {
            holds &= value.Ask(window);
        }

        return holds;
    }

    private Series FindAnew(LabelSet labels, BudgetedSeries all)
    {
        (_series, _overflow) = (all.TryGet(governor, metric, labels, Governed), null);
        if (_series is null)
        {
            (_overflow, _budget) = (all.OverflowOf(governor, metric, labels, Governed), governor.Series.Metrics[metric.Name]);
            _lastId = all.Set.LastId;
        }

        return _series ?? _overflow!;
    }

    // There may be room by now, and what is refused is counted each time.
    private Series? TryAgain(LabelSet labels, BudgetedSeries all) =>
        _series = governor.Series.TryTake(_budget!, metric.SampleCount) ? all.Set.GetOrAdd(metric, labels, Governed) : null;

    private ExtraLabels Governed => new(TextOf(0), TextOf(1), TextOf(2));

    private string? TextOf(int index) => index < _extra.Length ? _extra[index].Text : null;
}
