using OpenQoE.Shared.Governance;

namespace OpenQoE.Shared.Aggregation;

/// <summary>The series of one slot within the budgets of their organisations: what there is no room for counts in the overflow.</summary>
/// <param name="baseLabels">That metrics carry.</param>
/// <param name="governor">Keeps the budgets.</param>
internal sealed class BudgetedSeries(IReadOnlyList<string> baseLabels, Governor governor)
{
    private readonly OverflowSeries _overflow = new(baseLabels);

    public SeriesSet Set { get; } = new();

    /// <summary>The series with these labels, made if there is room for it; null when there is none.</summary>
    public Series? TryGet(OrganisationGovernor organisation, Metric metric, LabelSet labels, ExtraLabels extra)
    {
        if (Set.Find(metric, labels, extra) is { } known)
        {
            return known;
        }

        if (_overflow.Contains(metric, labels, extra))
        {
            return AddOverflow(organisation, metric, labels, extra);
        }

        return organisation.Series.TryTake(metric.Name, Exposition.SamplesOf(metric)) ? Set.GetOrAdd(metric, labels, extra) : null;
    }

    /// <summary>The series that counts in the place of one for which there is no room.</summary>
    public Series OverflowOf(OrganisationGovernor organisation, Metric metric, LabelSet labels, ExtraLabels extra)
    {
        (labels, extra) = (_overflow.BaseOf(labels.Find(BaseLabels.Organisation) ?? ""), OverflowSeries.ExtraOf(metric, extra));
        return Set.Find(metric, labels, extra) ?? AddOverflow(organisation, metric, labels, extra);
    }

    /// <summary>A gauge, which takes nothing from a budget.</summary>
    public Series GaugeOf(OrganisationGovernor organisation, Metric gauge, LabelSet labels) =>
        Set.Find(gauge, labels, default) ?? AddOverflow(organisation, gauge, labels, default);

    /// <summary>Takes a series that was restored: it was admitted, and takes its part of the budgets.</summary>
    public void Admit(Series series)
    {
        var organisation = GovernorOf(series);
        var window = governor.WindowAt(series.UpdatedAt);
        foreach (var (name, value) in series.Labels)
        {
            (name == BaseLabels.Organisation ? governor.For(Governor.AllOrganisations) : organisation).Restore(name, value, window);
        }

        var samples = Exposition.SamplesOf(series.Metric);
        if (IsOverflow(series))
        {
            organisation.Series.CountOverflow(samples);
        }
        else
        {
            organisation.Series.Take(series.Metric.Name, samples);
        }
    }

    /// <summary>A series leaves the slot, and its part of the budgets is free again.</summary>
    public void Remove(Series series)
    {
        Set.Remove(series);
        var samples = Exposition.SamplesOf(series.Metric);
        if (IsOverflow(series))
        {
            GovernorOf(series).Series.CountOverflow(-samples);
        }
        else
        {
            GovernorOf(series).Series.Release(series.Metric.Name, samples);
        }
    }

    private Series AddOverflow(OrganisationGovernor organisation, Metric metric, LabelSet labels, ExtraLabels extra)
    {
        organisation.Series.CountOverflow(Exposition.SamplesOf(metric));
        return Set.GetOrAdd(metric, labels, extra);
    }

    private OrganisationGovernor GovernorOf(Series series) => governor.For(series.Labels.Find(BaseLabels.Organisation) ?? Governor.AllOrganisations);

    private bool IsOverflow(Series series)
    {
        var (metric, labels, extra) = SeriesSet.KeyOf(series);
        return _overflow.Contains(metric, labels, extra);
    }
}
