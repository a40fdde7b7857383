using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

public class SeriesForecastTests
{
    private static readonly IReadOnlyList<string> Labels = ["org_id", "video_id", "cdn", "network_country"];

    private static readonly SlotStateSettings Settings = SomeSlot.Settings with { BaseLabels = Labels, Policies = SomePolicies.Limits(10_000) };

    public static TheoryData<string, int> Policies => new()
    {
        { "video_id=allow 20", 1_000 },
        { "video_id=top 200", 1_000 },
        { "video_id=drop", 1_000 },
        { "video_id=bucket 8;cdn=drop", 1_000 },
        { "cdn=allow 1", 1_000 },
        { "network_country=drop", 20_000 },
        { "video_id=allow 10000", 20_000 },
        { "video_id=bucket 50", 20_000 },
    };

    [Theory]
    [MemberData(nameof(Policies))]
    public void What_is_forecast_is_what_then_happens(string policies, int titles)
    {
        var policy = GovernancePolicy.Standard with
        {
            Default = LabelPolicy.Allow(10_000),
            Labels = policies.Split(';').Select(p => p.Split('=')).ToDictionary(p => p[0], p => LabelPolicy.Parse(p[1])!),
            SeriesPerMetric = 1_000_000,
            SeriesPerOrganisation = 1_000_000,
        };
        var (seen, then) = (new SlotState(Settings), new SlotState(Settings with { Policies = SomePolicies.Of(policy) }));
        foreach (var message in Traffic(titles))
        {
            seen.Apply(message, SomeSlot.Start);
            then.Apply(message, SomeSlot.Start);
        }

        var sample = seen.Samples.Find("org")!.Current;
        var forecast = new SeriesForecast(Labels, policy).Of(sample.Items, Settings.SampledLabels, sample.Rate, new Dictionary<string, KnownValues>
        {
            ["video_id"] = new([], seen.Governor.For("org").Labels["video_id"].Demand.Distinct.Estimate()),
        });

        Assert.Equal(titles <= 1_000, sample.Rate == 1);
        var happened = then.Series.Sum(s => Exposition.SamplesOf(s.Metric));
        Assert.InRange(forecast.Values.Sum(), happened * 0.95, happened * 1.05);
    }

    private static IEnumerable<EventMessage> Traffic(int titles)
    {
        var random = new Random(11);
        for (var i = 0; i < titles * 3; i++)
        {
            yield return SomeSlot.Message((ulong)i, SomeSlot.Event(i % 3 == 0 ? EventType.Seek : EventType.Pause, e =>
            {
                var title = (int)(titles * Math.Pow(random.NextDouble(), 2));
                (e.OrgId, e.VideoId, e.CdnProvider, e.NetworkCountry) = ("org", $"title {title}", $"cdn {title % 3}", $"C{title % 7}");
            }));
        }
    }
}
