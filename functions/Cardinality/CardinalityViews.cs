using OpenQoE.Shared.Governance;

namespace OpenQoE.Functions.Cardinality;

/// <summary>What <c>/v1/cardinality</c> answers; docs/cardinality.md explains the fields.</summary>
internal static class CardinalityViews
{
    private const int HeaviestValues = 20;

    /// <summary>One organisation at a glance.</summary>
    public static object Overview(OrganisationCardinality cardinality, GovernancePolicies policies, DateTimeOffset now) => new
    {
        cardinality.Organisation,
        cardinality.Policy.Mode,
        window = new { from = WindowStart(cardinality.Window, policies), until = WindowStart(cardinality.Window + 1, policies) },
        series = new
        {
            used = cardinality.Series,
            budget = cardinality.Policy.SeriesPerOrganisation,
            slots = cardinality.Reports.Count,
            refusedByMetric = cardinality.Reports.Sum(report => report.RefusedByMetric),
            refusedByOrganisation = cardinality.Reports.Sum(report => report.RefusedByOrganisation),
        },
        metrics = cardinality.Reports.SelectMany(report => report.Series)
            .GroupBy(metric => metric.Key, metric => metric.Value)
            .Select(metric => new { metric = metric.Key, used = metric.Sum(), budget = cardinality.Policy.SeriesPerMetric })
            .OrderByDescending(metric => metric.used).ThenBy(metric => metric.metric, StringComparer.Ordinal),
        labels = cardinality.Ledger.Labels.Keys.Where(label => cardinality.Demand(label, cardinality.Window) > 0 || cardinality.Admitted(label).Count > 0)
            .Order(StringComparer.Ordinal).Select(label => Label(cardinality, label)),
        uniqueViewersToday = cardinality.Viewers(now.ToUnixTimeMilliseconds() / 86_400_000),
    };

    /// <summary>One label of an organisation with its values.</summary>
    public static object Detail(OrganisationCardinality cardinality, string label, GovernancePolicies policies)
    {
        var admitted = cardinality.Admitted(label);
        return new
        {
            cardinality.Organisation,
            summary = Label(cardinality, label),
            heaviest = cardinality.Heaviest(label, HeaviestValues).Select(hitter => new { hitter.Value, hitter.Weight, admitted = admitted.ContainsKey(hitter.Value) }),
            admitted = admitted.OrderBy(value => value.Key, StringComparer.Ordinal)
                .Select(value => new { value = value.Key, lastSeenInWindowFrom = WindowStart(value.Value, policies) }),
        };
    }

    private static object Label(OrganisationCardinality cardinality, string label) => new
    {
        label,
        policy = cardinality.Policy.For(label).ToString(),
        admitted = cardinality.Admitted(label).Count,
        cardinality.Policy.For(label).Limit,
        demand = new { thisWindow = cardinality.Demand(label, cardinality.Window), lastWindow = cardinality.Demand(label, cardinality.Window - 1) },
        overflowed = cardinality.Overflowed(label),
    };

    private static DateTimeOffset WindowStart(long window, GovernancePolicies policies) => DateTimeOffset.FromUnixTimeMilliseconds(window * policies.WindowMs);
}
