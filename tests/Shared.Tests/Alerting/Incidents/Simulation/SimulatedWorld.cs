using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Shared.Alerting.Silencing;

namespace OpenQoE.Tests.Shared.Alerting.Incidents.Simulation;

/// <summary>
/// An organisation with its alerts, operators, queue and tables, all drawn from a seed: messages come late, twice and out of order, writers race
/// and processes die. After some days of trouble everything ends, and the queue runs empty.
/// </summary>
internal sealed class SimulatedWorld
{
    private readonly Dictionary<string, Alert> alerts = [];
    private readonly List<Message> queue = [];
    private readonly SimulatedRouter router;
    private double deaths = 0.05;
    private int number;
    private bool racing;

    public SimulatedWorld(int seed)
    {
        Random = new Random(seed);
        router = new SimulatedRouter(this);
        Document = SomeRouting(Random);
    }

    public Random Random { get; }

    public DateTimeOffset Now { get; private set; } = SomeAlerts.Time;

    public RoutingDocument Document { get; }

    public List<Silence> Silences { get; } = [];

    public IncidentContext Context => new(Document, Silences, [.. alerts.Values]);

    public SimulatedTable Incidents { get; } = new();

    public SimulatedTable Groups { get; } = new();

    /// <summary>What reached queue <c>notifications</c>.</summary>
    public List<NotificationMessage> Notifications { get; } = [];

    public IReadOnlyList<Incident> All => [.. router.Incidents];

    public IReadOnlyCollection<Alert> Alerts => alerts.Values;

    public void Run(int steps)
    {
        for (var step = 0; step < steps; step++)
        {
            Pass(Random.NextDouble() < 0.1 ? TimeSpan.FromMinutes(Random.Next(600)) : TimeSpan.FromSeconds(Random.Next(1, 400)));
            Deliver();
            Happen();
            CheckTimers();
        }

        deaths = 0;
        for (var minute = 0; minute < 20; minute++)
        {
            Pass(TimeSpan.FromMinutes(1));
            Deliver();
        }

        CheckNoneIsLost();
        CheckNothingIsOverdue();
        foreach (var (key, alert) in alerts.Where(alert => alert.Value.EndsAt is null).ToArray())
        {
            Say(key, alert with { EndsAt = Now });
        }

        for (var day = 0; queue.Count > 0; day++)
        {
            Assert.True(day < 5_000, "the queue never runs empty");
            Now = Max(Now.AddSeconds(1), queue.Min(message => message.VisibleAt));
            Deliver();
            CheckTimers();
        }
    }

    public int NextNumber() => ++number;

    public void Send(Message message) => queue.Add(message);

    public void MayDie()
    {
        if (Random.NextDouble() < deaths)
        {
            throw new Killed();
        }
    }

    /// <summary>Somebody else may write between reading and writing.</summary>
    public void Race()
    {
        if (!racing && Random.NextDouble() < deaths && All.FirstOrDefault() is not null)
        {
            racing = true;
            Operate();
            racing = false;
        }
    }

    public void Do(Incident incident, Effect effect)
    {
        switch (effect)
        {
            case Effect.Notify notify:
                Notifications.Add(incident.MessageOf(notify));
                break;
            case Effect.Wake wake:
                var delay = Random.Next(10) == 0 ? -Random.Next(3) : Random.Next(90);
                Send(new Message.Wake(wake.At.AddSeconds(delay), incident.Id, wake.At));
                break;
        }
    }

    private static DateTimeOffset Max(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static RoutingDocument SomeRouting(Random random) => SomeAlerts.Document with
    {
        Receivers = [.. SomeAlerts.Document.Receivers, new("tickets", [new WebhookChannel("https://hooks.example/tickets", ["s"])])],
        Route = new()
        {
            Receiver = "primary",
            GroupBy = random.Next(3) == 0 ? [] : null,
            Routes =
            [
                new() { Matchers = [SomeAlerts.Matcher("severity=~\"warning|info\"")], Receiver = "tickets", Continue = random.Next(2) == 0 },
                new() { Matchers = [SomeAlerts.Matcher("slo=start")], RepeatInterval = TimeSpan.FromHours(1) },
            ],
        },
    };

    private void Pass(TimeSpan time) => Now += time;

    private void Deliver()
    {
        foreach (var message in queue.Where(message => message.VisibleAt <= Now).OrderBy(_ => Random.Next()).ToArray())
        {
            queue.Remove(message);
            try
            {
                Now += TimeSpan.FromMilliseconds(1);
                router.Handle(message);
                if (Random.NextDouble() < deaths)
                {
                    queue.Add(message with { VisibleAt = Now.AddSeconds(Random.Next(600)) });
                }
            }
            catch (Killed)
            {
                queue.Add(message with { VisibleAt = Now.AddSeconds(Random.Next(60)) });
            }
        }
    }

    private void Happen()
    {
        switch (Random.Next(10))
        {
            case < 6:
                var severity = Random.Next(3) switch { 0 => "info", 1 => "warning", _ => "critical" };
                var alert = SomeAlerts.Alert(severity, $"{Random.Next(2)}", Random.Next(2) == 0 ? "start" : "watch");
                for (var words = Random.Next(4) == 0 ? 2 : 1; words > 0; words--)
                {
                    Turn(alert);
                }

                break;
            case < 8:
                Operate();
                break;
            case 8:
                Silences.Add(SomeAlerts.Silence("slo=start", Now, Now.AddMinutes(Random.Next(1, 300))));
                break;
        }
    }

    private void Turn(Alert alert)
    {
        Pass(TimeSpan.FromSeconds(1));
        var known = alerts.GetValueOrDefault(alert.Fingerprint);
        Say(alert.Fingerprint, known is { EndsAt: null } ? known with { EndsAt = Now } : alert with { StartsAt = Now });
    }

    private void Say(string key, Alert alert)
    {
        alerts[key] = alert;
        Send(new Message.Words(Now.AddSeconds(Random.Next(120)), new AlertBatch("acme", "slo", Now, [alert])));
    }

    private void Operate()
    {
        var all = All;
        if (all.Count == 0)
        {
            return;
        }

        var id = all[Random.Next(Math.Max(0, all.Count - 4), all.Count)].Id;
        try
        {
            Now += TimeSpan.FromMilliseconds(1);
            router.Act(id, incident => Random.Next(6) switch
            {
                < 3 => IncidentFlow.Acknowledge(incident, "ann", Context, Now),
                3 => IncidentFlow.Investigate(incident, "bob", Context, Now),
                4 => IncidentFlow.Resolve(incident, "bob", "enough", Context, Now),
                _ => IncidentFlow.Note(incident, "ann", "hm", Now),
            });
        }
        catch (Killed)
        {
            // The operator sees an error, and may or may not try again.
        }
    }

    // Each alert that fires is in an open incident, or in one that somebody closed after it was said.
    private void CheckNoneIsLost()
    {
        foreach (var (key, alert) in alerts.Where(alert => alert.Value.EndsAt is null))
        {
            var knowing = All.Where(incident => incident.Alerts.TryGetValue(key, out var known) && known.SaidAt >= alert.StartsAt).ToArray();
            Assert.True(knowing.Length > 0, "an alert fires and no incident knows of it");
            Assert.True(knowing.Count(incident => incident.IsOpen) <= 1, "an alert fires in two open incidents");
            Assert.True(knowing.Any(incident => incident.IsOpen || incident.Transitions[^1].Author == "bob"), "an incident has ended while its alert fires");
        }
    }

    // Nothing has happened for long, so all that was due some minutes ago has been told.
    private void CheckNothingIsOverdue()
    {
        foreach (var incident in All)
        {
            var looked = IncidentFlow.Look(incident, Context, Now.AddMinutes(-5));
            Assert.True(!looked.Outbox.Except(incident.Outbox).OfType<Effect.Notify>().Any(), $"{incident.Id} should have told something");
            Assert.Equal(incident.State, looked.State);
        }
    }

    // There is a timer for the time that counts, in the queue or about to go there; and nothing is left without one.
    private void CheckTimers()
    {
        var set = queue.OfType<Message.Wake>().Select(wake => (wake.Incident, wake.At)).ToHashSet();
        foreach (var incident in All.Where(incident => incident.WakeAt is not null))
        {
            Assert.True(
                set.Contains((incident.Id, incident.WakeAt!.Value)) || incident.Outbox.OfType<Effect.Wake>().Any(wake => wake.At == incident.WakeAt),
                $"{incident.Id} waits for a timer that nobody set");
        }
    }
}
