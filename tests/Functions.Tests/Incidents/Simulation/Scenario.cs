using System.Text;
using OpenQoE.Functions.Documents;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Tests.Functions.Aggregation.Simulation;

namespace OpenQoE.Tests.Functions.Incidents.Simulation;

/// <summary>What is wrong after a run; nothing, if the promises hold.</summary>
internal sealed record Outcome(int Seed, int Steps, int Incidents, int Received, string Wrong);

/// <summary>Alerts that come and go, people who act, processes that are killed and frozen.</summary>
internal sealed record Scenario
{
    public const string Organisation = "acme";

    private const int MaximumSteps = 300_000;
    private const int Names = 3;

    private static readonly RoutingDocument Document = new()
    {
        Receivers =
        [
            new Receiver("oncall", [new WebhookChannel("http://a", ["s"]), new PagerDutyChannel("k")]),
            new Receiver("lead", [new WebhookChannel("http://b", ["s"])]),
        ],
        Route = new Route { Receiver = "oncall", GroupBy = ["alertname"], GroupInterval = TimeSpan.FromSeconds(10), RepeatInterval = TimeSpan.FromMinutes(20) },
        Escalations = [new Escalation(Severity.Critical, TimeSpan.FromMinutes(10), [new EscalationLevel(TimeSpan.FromMinutes(1), "lead")])],
    };

    public int Kills { get; init; }

    public int Freezes { get; init; }

    /// <summary>False for a store that ignores conditions.</summary>
    public bool Conditional { get; init; } = true;

    public Outcome Run(int seed)
    {
        var world = new World(seed);
        var queues = new SimulatedQueues(world);
        var incidents = new SimulatedDocumentStore(world, Conditional);
        var routing = new SimulatedDocumentStore(world);
        routing.Table.TryWriteAsync(Organisation, new DocumentWrite("routing", Encoding.UTF8.GetBytes(RoutingJson.Write(Document)), null), default).Wait();
        var channels = new SimulatedChannels(world);
        var processes = new List<AlertingProcess>();
        Start();
        Start();
        var source = new AlertSource(world, queues, Names);
        var (kills, freezes, steps) = (Kills, Freezes, 0);
        for (; steps < MaximumSteps && !(source.IsDone && queues.IsEmpty); steps++)
        {
            source.Step();
            var fate = world.Random.Next(10_000);
            var victim = processes[world.Random.Next(processes.Count)];
            if (fate < 30 && kills-- > 0)
            {
                victim.Process.Kill();
                processes.Remove(victim);
                world.Processes.Remove(victim.Process);
                Start();
            }
            else if (fate is >= 30 and < 40 && freezes-- > 0)
            {
                victim.Process.Freeze(world.NowMs + (world.Random.Next(5, 120) * 1000));
            }
            else if (fate is >= 40 and < 70)
            {
                victim.Act((incident, context, now) => IncidentFlow.Acknowledge(incident, "ann", context, now));
            }

            world.Step();
        }

        var all = incidents.Table.ListAsync(Organisation, "i-", "i.", int.MaxValue, default).Result.Select(row => IncidentJson.Read(row.Json.Span)).ToList();
        return new Outcome(seed, steps, all.Count, channels.Received.Count, string.Join("; ", new Audit(all, channels.Received, queues, source).Problems().Take(3)));

        void Start()
        {
            var process = new AlertingProcess(world, queues, incidents, routing, channels);
            processes.Add(process);
            world.Processes.Add(process.Process);
            process.Process.Start(process.RunAsync);
        }
    }
}

/// <summary>Tells of alerts: each begins and ends a few times, and every word is told now and then more than once.</summary>
internal sealed class AlertSource(World world, SimulatedQueues queues, int names)
{
    private readonly Dictionary<string, Alert> _firing = [];
    private readonly Dictionary<string, DateTimeOffset> _last = [];
    private int _words = world.Random.Next(8, 20);

    public bool IsDone => _words <= 0 && _firing.Count == 0;

    /// <summary>When the last word about each alert was said, by fingerprint.</summary>
    public IReadOnlyDictionary<string, DateTimeOffset> LastWords => _last;

    public void Step()
    {
        if (IsDone || world.Random.NextDouble() >= 0.004)
        {
            return;
        }

        _words--;
        var name = $"Alert{world.Random.Next(names)}";
        if (_words <= 0)
        {
            // In the end only those end that still fire.
            if (_firing.Count == 0)
            {
                return;
            }

            name = _firing.Keys.First();
        }

        var now = world.GetUtcNow();
        if (_firing.Remove(name, out var ending))
        {
            Say(ending with { EndsAt = now }, now);
        }
        else
        {
            var labels = new Dictionary<string, string> { [AlertLabels.Name] = name, [AlertLabels.Severity] = "critical" };
            _firing[name] = new Alert { Labels = labels, StartsAt = now };
            Say(_firing[name], now);
        }
    }

    private void Say(Alert alert, DateTimeOffset now)
    {
        _last[alert.Fingerprint] = now;
        for (var times = world.Random.Next(4) == 0 ? 2 : 1; times > 0; times--)
        {
            queues.Put(StorageNames.AlertsQueue, new RouteMessage(new AlertBatch(Scenario.Organisation, "test", now, [alert]), null));
        }
    }
}
