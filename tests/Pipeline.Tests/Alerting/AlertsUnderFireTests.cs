using System.Globalization;
using System.Text.Json;
using OpenQoE.Tests.Pipeline.Exactness;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Alerting;

/// <summary>The promise that nothing is lost between an alert and those who are to know, kept by real processes over a real Azurite.</summary>
public sealed class AlertsUnderFireTests(ITestOutputHelper output)
{
    private const int Kills = 50;

    /// <summary>How many alerts are told at a time.</summary>
    private const int Wave = 3;

    /// <summary>What takes ten processes with it is put aside; here it is the test that does, and the slower the machine, the more often.</summary>
    private static readonly (string Name, string Value)[] Settings =
        [.. AlertingService.Settings, ("AzureFunctionsJobHost__extensions__queues__maxDequeueCount", $"{2 * Kills}")];

    [Fact]
    public async Task Every_incident_is_one_and_each_of_its_transitions_is_told_in_every_channel_whenever_the_process_is_killed()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        await using var receiver = new HttpReceiver { Answer = post => new ReceiverAnswer(post.Path == "/pagerduty" ? 202 : 200) };
        await using var stage = await Stage.SetAsync();
        var service = await stage.StartWholeAsync(Settings);
        using (var operate = new AlertingService(service.Address))
        {
            await operate.SendAsync(HttpMethod.Put, "/v1/routing", Routing(receiver.Address));
        }

        var ended = new HashSet<int>();
        for (var kill = 0; kill < Kills; kill++)
        {
            using var operate = new AlertingService(service.Address);
            await TellAsync(operate, kill, status: "firing");
            await EndThoseThatWereToldAsync();

            // A random moment is the point: there is no condition to await.
            await Task.Delay(random.Next(0, 900));
            await service.EndAsync(Signal.Kill);
            service = await stage.StartWholeAsync(Settings);
        }

        using var last = new AlertingService(service.Address);
        await Patience.UntilAsync(async () =>
        {
            await EndThoseThatWereToldAsync();
            return ended.Count == Kills;
        }, () => service.Output);
        await Patience.UntilAsync(async () => (await last.GetAsync("/v1/incidents?state=open")).GetProperty("incidents").GetArrayLength() == 0, () => service.Output);
        await Patience.UntilAsync(() => Missing(receiver).Count == 0, () => string.Join('\n', Missing(receiver).Take(10)));

        var incidents = await ListAsync(last);
        Assert.Equal(Enumerable.Range(0, Kills * Wave).Select(NameOf), incidents.Select(incident => incident.GetProperty("groupLabels").GetProperty("alertname").GetString()).Order(StringComparer.Ordinal));
        Assert.Equal(Kills * Wave, incidents.Select(incident => incident.GetProperty("id").GetString()).Distinct().Count());
        var keys = receiver.To("/pagerduty").Select(post => post.Json.GetProperty("dedup_key").GetString()).Distinct();
        Assert.Equal(Kills * Wave, keys.Count());
        output.WriteLine($"{receiver.Posts.Count} posts for {Kills * Wave} incidents, {receiver.Posts.Count - (4 * Kills * Wave)} of them repeats");

        // What ends before anybody knew of it is told to nobody, so each goes on until it was told.
        async Task EndThoseThatWereToldAsync()
        {
            using var operate = new AlertingService(service.Address);
            foreach (var wave in Enumerable.Range(0, Kills).Where(wave => !ended.Contains(wave) && IsTold(receiver, wave)))
            {
                await TellAsync(operate, wave, status: "resolved");
                ended.Add(wave);
            }
        }
    }

    private static bool IsTold(HttpReceiver receiver, int wave) => Enumerable.Range(wave * Wave, Wave).All(number =>
        new[] { "/hook", "/pagerduty" }.All(path => receiver.To(path).Any(post => post.Body.Contains($"{NameOf(number)} is firing"))));

    private static string NameOf(int number) => number.ToString("'Alert'0000", CultureInfo.InvariantCulture);

    private static object Routing(Uri receiver) => new
    {
        receivers = new[]
        {
            new { name = "oncall", channels = new object[] { new { type = "webhook", url = $"{receiver}hook", secrets = new[] { "s" } }, new { type = "pagerduty", routing_key = "k", url = $"{receiver}pagerduty" } } },
        },
        route = new { receiver = "oncall", group_by = new[] { "alertname" }, group_wait = "0s", group_interval = "10s" },
    };

    // As an Alertmanager does it: again and again until it is taken.
    private static async Task TellAsync(AlertingService operate, int wave, string status)
    {
        var start = Some.Time.AddMinutes(wave);
        var alerts = Enumerable.Range(wave * Wave, Wave).Select(number => new
        {
            status,
            labels = new { alertname = NameOf(number), severity = "critical" },
            annotations = new { summary = $"{NameOf(number)} is {status}" },
            startsAt = start,
            endsAt = status == "resolved" ? start.AddSeconds(30) : DateTimeOffset.MinValue,
        });
        await operate.SendAsync(HttpMethod.Post, "/v1/alerts", new { version = "4", alerts });
    }

    private static List<string> Missing(HttpReceiver receiver)
    {
        var hooked = receiver.To("/hook").SelectMany(post => post.Json.GetProperty("alerts").EnumerateArray().Select(alert =>
            $"hook {alert.GetProperty("labels").GetProperty("alertname").GetString()} {post.Json.GetProperty("status").GetString()}"));
        var paged = receiver.To("/pagerduty").GroupBy(post => post.Json.GetProperty("dedup_key").GetString()!)
            .SelectMany(incident => incident.Select(post => $"pagerduty {incident.Key} {post.Json.GetProperty("event_action").GetString()}")).Distinct().ToList();
        var wanted = Enumerable.Range(0, Kills * Wave).SelectMany(number => new[] { $"hook {NameOf(number)} firing", $"hook {NameOf(number)} resolved" });
        var missing = wanted.Except(hooked).ToList();
        if (paged.Count < 2 * Kills * Wave) missing.Add($"pagerduty has {paged.Count} of {2 * Kills * Wave}");
        return missing;
    }

    private static async Task<List<JsonElement>> ListAsync(AlertingService operate)
    {
        var (all, after) = (new List<JsonElement>(), "");
        while (true)
        {
            var page = await operate.GetAsync($"/v1/incidents?limit=40{after}");
            all.AddRange(page.GetProperty("incidents").EnumerateArray());
            if (page.GetProperty("next").ValueKind == JsonValueKind.Null) return all;
            after = $"&after={all[^1].GetProperty("id").GetString()}";
        }
    }
}
