using Microsoft.Extensions.Logging.Abstractions;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Alerting;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Slo;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Counting;
using OpenQoE.Tests.Functions.Documents;
using OpenQoE.Tests.Functions.Incidents;
using OpenQoE.Tests.Functions.Publishing;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Slo;

public sealed class SloEvaluatorTests
{
    private const string Organisation = "acme";

    private static readonly SloDefinition Starts = DefaultSlos.All.Single(slo => slo.Indicator == Indicator.StartSuccess);

    private readonly ManualTimeProvider _time = new(Some.Time);
    private readonly MemorySliStore _slis = new();
    private readonly MemoryDocumentStore _slos = new();
    private readonly MemoryDocumentStore _states = new();
    private readonly MemoryDocumentStore _incidents = new();
    private readonly CollectingQueues _queues = new();
    private readonly CollectingReceiver _receiver = new();
    private readonly MemorySlotStore _slots = new();
    private readonly long _minute = Some.Time.ToUnixTimeSeconds() / 60;

    [Fact]
    public async Task A_breach_is_told_once_and_its_end_too_however_often_the_minute_is_evaluated()
    {
        await CountAsync(slots: 1, (_minute, Good: 700, Bad: 300));
        var evaluator = Evaluator();
        for (var times = 0; times < 3; times++) await EvaluateAsync(evaluator, _minute);

        var firing = Assert.Single(Told(), alert => alert.Labels[AlertLabels.Tier] == "page-1h");
        Assert.Equal(("start-success", "critical", null), (firing.Labels[AlertLabels.Slo], firing.Labels[AlertLabels.Severity], firing.EndsAt));
        Assert.Contains("300 of 1,000 viewers", firing.Annotations[AlertAnnotations.Summary]);
        Assert.Contains("country DE", firing.Annotations[AlertAnnotations.Where]);

        await CountAsync(slots: 1, (_minute, 700, 300), (_minute + 8, 100_000, 300));
        _queues.Sent.Clear();
        await EvaluateAsync(Evaluator(), _minute + 8);
        await EvaluateAsync(evaluator, _minute);
        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds((_minute + 8) * 60), Assert.Single(Told(), alert => alert.Labels[AlertLabels.Tier] == "page-1h").EndsAt);
    }

    [Fact]
    public async Task What_could_not_be_told_is_told_by_whoever_comes_next()
    {
        await CountAsync(slots: 1, (_minute, 700, 300));
        _queues.IsDown = true;
        await Assert.ThrowsAsync<IOException>(() => EvaluateAsync(Evaluator(), _minute));
        _queues.IsDown = false;
        await EvaluateAsync(Evaluator(), _minute);
        Assert.Contains(Told(), alert => alert.Labels[AlertLabels.Tier] == "page-1h");
    }

    [Fact]
    public async Task Alerts_of_an_objective_that_is_switched_off_end()
    {
        await CountAsync(slots: 1, (_minute, 700, 300));
        await EvaluateAsync(Evaluator(), _minute);
        _queues.Sent.Clear();
        await new SloStore(_slos).TryWriteAsync(Organisation, Starts with { Enabled = false }, ifMatch: null, default);
        await EvaluateAsync(Evaluator(), _minute + 1);
        var ended = Told().Where(alert => alert.Labels[AlertLabels.Slo] == "start-success").ToArray();
        Assert.NotEmpty(ended);
        Assert.All(ended, alert => Assert.NotNull(alert.EndsAt));
    }

    [Fact]
    public async Task A_month_takes_few_reads_and_the_next_minute_fewer()
    {
        var monthAgo = _minute - (31 * 1440);
        await CountAsync(slots: 4, [.. Enumerable.Range(0, 31 * 24).Select(hour => (monthAgo + (hour * 60L) + 30, 1000L * (hour + 1), (long)hour))]);
        var evaluator = Evaluator();
        var before = _slis.Reads;
        await EvaluateAsync(evaluator, _minute);
        Assert.InRange(_slis.Reads - before, 4, 300);
        before = _slis.Reads;
        await EvaluateAsync(evaluator, _minute + 1);
        Assert.InRange(_slis.Reads - before, 4, 8);
    }

    [Fact]
    public async Task Gauges_go_to_the_receiver_at_the_minutes_timestamp()
    {
        await CountAsync(slots: 1, (_minute, 700, 300));
        await EvaluateAsync(Evaluator(), _minute);
        var series = _receiver.Take().SelectMany(request => request.Request.Series).ToArray();
        var rate = Assert.Single(series, s => s.Name == "openqoe_slo_burn_rate" && Label(s, "slo") == "start-success" && Label(s, "window") == "1h");
        Assert.Equal((60, _minute * 60_000), (Math.Round(rate.Value, 6), rate.Timestamp));
        Assert.DoesNotContain(rate.Labels, label => label.Key == "slot");
        Assert.Single(series, s => s.Name == "openqoe_slo_sli" && Label(s, "slo") == "start-success" && s.Value == 0.7);
        var firing = series.Where(s => s.Name == "openqoe_slo_alert_firing" && Label(s, "slo") == "start-success").ToDictionary(s => Label(s, "tier")!);
        Assert.Equal((1, "critical"), (firing["page-1h"].Value, Label(firing["page-1h"], "severity")));
        Assert.Equal((0, "warning"), (firing["anomaly"].Value, Label(firing["anomaly"], "severity")));
    }

    [Fact]
    public async Task Incidents_go_along_from_the_store()
    {
        await new IncidentStore(_incidents).TryCreateAsync(Organisation, 2026, id => SomeIncident.Open(id, Organisation, Severity.Critical, _time.GetUtcNow()), default);
        await EvaluateAsync(Evaluator(), _minute);
        var series = _receiver.Take().SelectMany(request => request.Request.Series).ToArray();
        Assert.Equal(
            [("critical", 1, _minute * 60_000), ("info", 0, _minute * 60_000), ("warning", 0, _minute * 60_000)],
            series.Where(s => s.Name == "openqoe_incidents_open").Select(s => (Label(s, "severity"), s.Value, s.Timestamp)).OrderBy(s => s.Item1));
    }

    [Fact]
    public async Task Incidents_that_cannot_be_read_do_not_keep_objectives_from_being_shown_nor_alerts_from_being_told()
    {
        _incidents.IsDown = true;
        await CountAsync(slots: 1, (_minute, 700, 300));
        await EvaluateAsync(Evaluator(), _minute);
        Assert.Contains(Told(), alert => alert.Labels[AlertLabels.Tier] == "page-1h");
        var names = _receiver.Take().SelectMany(request => request.Request.Series).Select(s => s.Name).ToArray();
        Assert.Contains("openqoe_slo_sli", names);
        Assert.DoesNotContain("openqoe_incidents_open", names);
    }

    private SloEvaluator Evaluator()
    {
        var catalog = new SloCatalog(new SloStore(_slos), _time, NullLogger<SloCatalog>.Instance);
        catalog.RefreshAsync(default).Wait();
        var incidents = new RecentIncidents(new IncidentStore(_incidents), _time);
        var gauges = new OrganisationGauges(incidents, _receiver, new PublishOptions { Url = "http://receiver" }, _time, NullLogger<OrganisationGauges>.Instance);
        return new SloEvaluator(
            catalog, new SliReader(_slis, new SlotDirectory(_slots, _time), _time), new AlertStateStore(_states), _queues, gauges, new SloAlertText(new AlertingOptions()), NullLogger<SloEvaluator>.Instance);
    }

    private static string? Label(DecodedSample sample, string name) => sample.Labels.FirstOrDefault(label => label.Key == name).Value;

    private static Task EvaluateAsync(SloEvaluator evaluator, long minute) => evaluator.EvaluateAsync(new EvaluationRequest(Organisation, minute), default);

    private List<Alert> Told() => [.. _queues.Sent.Select(sent => sent.Message).OfType<RouteMessage>().SelectMany(message => message.Alerts!.Alerts)];

    // Totals that each slot had before some minutes.
    private async Task CountAsync(int slots, params (long Minute, long Good, long Bad)[] totals)
    {
        var places = new Places();
        places.Add(new() { NetworkCountry = "DE" }, 1);
        for (var slot = 0; slot < slots; slot++)
        {
            await _slots.TryWriteManifestAsync(new SlotManifest(slot), null, default);
            SliHour? row = null;
            string? etag = null;
            foreach (var (minute, good, bad) in totals)
            {
                var hour = SliHour.Of(minute);
                if (row?.Number != hour)
                {
                    row = row?.Follow(hour) ?? new SliHour(hour);
                    etag = (await _slis.ReadAsync(Organisation, slot, hour, default) is { } stored && SliHourCodec.Decode(stored.Hour).Number == hour) ? stored.ETag : null;
                }

                row.Sample(minute, new Dictionary<string, SliSample> { [Starts.SeriesKey] = new(new SliCount(good, good + bad), places.ToBytes(), hour) });
                etag = await _slis.TryWriteAsync(Organisation, slot, row, 1, etag, default);
            }
        }
    }
}
