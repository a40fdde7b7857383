using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Commands;
using OpenQoE.Tests.Pipeline.Alerting;
using OpenQoE.Tests.Pipeline.Exactness;
using OpenQoE.Tests.Pipeline.Migration;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Backup;

/// <summary>What operators and players have is there again when a service runs on a restored storage.</summary>
public sealed class RestoredServiceTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("openqoe-backup-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(false, 12)]
    [InlineData(true, 24)]
    public async Task A_service_on_a_restored_storage_has_the_keys_objectives_and_silences_and_counts(bool withCounters, int expected)
    {
        var file = Path.Combine(_folder, "backup.gz");
        string key;
        await using (var stage = await Stage.SetAsync())
        {
            // Held for long: a backup of counters finds them in use on a machine that stands still for a moment, too.
            var service = await stage.StartWholeAsync(("OpenQoE__Aggregation__Lease", "00:01:00"), ("EmbeddedHost__MessageVisibility", "00:05:00"));
            using var operators = Operators(service);
            key = await MadeKeyAsync(operators);
            (await operators.PutAsJsonAsync("/v1/slos/fast-start?organisation=acme", new { name = "Fast start", indicator = "start_success", objective = 0.9, window = "7d" })).EnsureSuccessStatusCode();
            await PostAsync(service, key, "before");
            await Eventually.HoldsAsync(async () => await CountedAsync(stage) == 12);

            Assert.Equal(withCounters ? 1 : 0, await RunAsync(stage, ["backup", file, .. Counters(withCounters)]));
            await service.EndAsync(Signal.Terminate);
            if (withCounters) Assert.Equal(0, await RunAsync(stage, "backup", file, "--counters"));
        }

        await using var fresh = await Stage.SetAsync();
        Assert.Equal(0, await RunAsync(fresh, "restore", file));
        var restored = await fresh.StartWholeAsync();
        using var operatorsAgain = Operators(restored);
        Assert.Equal("Fast start", (await operatorsAgain.GetFromJsonAsync<JsonElement>("/v1/slos/fast-start?organisation=acme")).GetProperty("name").GetString());
        await PostAsync(restored, key, "after");
        await Eventually.HoldsAsync(async () => await CountedAsync(fresh) == expected);
    }

    [Fact]
    public async Task An_incident_that_waits_to_be_told_goes_on_where_it_was_though_its_timer_was_in_no_backup()
    {
        var file = Path.Combine(_folder, "backup.gz");
        await using var receiver = new HttpReceiver();
        await using (var stage = await Stage.SetAsync())
        {
            var service = await stage.StartWholeAsync(AlertingService.Settings);
            using var operate = new AlertingService(service.Address);
            await operate.SendAsync(HttpMethod.Put, "/v1/routing", new
            {
                receivers = new[] { new { name = "people", channels = new[] { new { type = "webhook", url = new Uri(receiver.Address, "hook"), secrets = new[] { "a-secret-of-the-test" } } } } },
                route = new { receiver = "people", group_wait = "20s" },
            });
            await operate.SendAsync(HttpMethod.Post, "/v1/incidents", new { title = "Waits", severity = "warning", author = "ann" });
            await service.EndAsync(Signal.Kill);
            Assert.Equal(0, await RunAsync(stage, "backup", file));
        }

        await using var fresh = await Stage.SetAsync();
        Assert.Equal(0, await RunAsync(fresh, "restore", file));
        Assert.Empty(receiver.Posts);
        await fresh.StartWholeAsync(AlertingService.Settings);
        await Eventually.HoldsAsync(() => receiver.Posts.Count > 0);
        Assert.Equal("firing", Assert.Single(receiver.To("/hook")).Json.GetProperty("kind").GetString());
    }

    private static string[] Counters(bool with) => with ? ["--counters"] : [];

    private static HttpClient Operators(ServiceProcess service) =>
        new() { BaseAddress = service.Address, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", Stage.AdminKey) } };

    private static async Task<string> MadeKeyAsync(HttpClient operators)
    {
        using var answer = await operators.PostAsJsonAsync("/v1/keys", new { organisation = "acme" });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("key").GetString()!;
    }

    private static async Task PostAsync(ServiceProcess service, string key, string view)
    {
        using var answer = await OriginalClient.PostAsync(service.Address, OriginalClient.Events(view), ("X-API-Key", key));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    private static async Task<double> CountedAsync(Stage stage) => (await stage.Prometheus.QueryAsync("sum(openqoe_events_total)")).Sum(sample => sample.Value);

    private static async Task<int> RunAsync(Stage stage, params string[] args)
    {
        var configuration = new ConfigurationManager { ["AzureWebJobsStorage"] = stage.Azurite.ConnectionString };
        return await Command.From(args)!.RunAsync(configuration);
    }
}
