using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Tests.Functions.Documents;

namespace OpenQoE.Tests.Functions.Operations;

public class MetricsFunctionTests
{
    [Fact]
    public async Task Either_kind_of_metrics_can_be_had_alone()
    {
        await using var server = await OperatorServer.StartAsync("Development", incidents: new MemoryDocumentStore());
        server.Services.GetRequiredService<NotifyMetrics>().Tried(new TeamsChannel("https://teams.example"), "failed");
        var minute = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 60;
        await server.Services.GetRequiredService<OrganisationGauges>().ShowAsync("acme", minute, [], default);
        Assert.Equal((true, false), Has(await server.Client.GetStringAsync("/metrics?collect=service")));
        Assert.Equal((false, true), Has(await server.Client.GetStringAsync("/metrics?collect=qoe")));
        Assert.Equal((true, true), Has(await server.Client.GetStringAsync("/metrics")));
    }

    [Fact]
    public async Task Anything_else_is_refused_and_the_answer_names_the_parameter()
    {
        await using var server = await OperatorServer.StartAsync("Development");
        foreach (var query in (string[])["?collect=everything", "?collect=", "?collect=qoe&collect=service"])
        {
            using var response = await server.Client.GetAsync("/metrics" + query);
            Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
            Assert.Contains("\"collect\"", await response.Content.ReadAsStringAsync());
        }
    }

    private static (bool Service, bool Qoe) Has(string text) =>
        (text.Contains("\nopenqoe_notifications_total{", StringComparison.Ordinal), text.Contains("\nopenqoe_incidents_open{", StringComparison.Ordinal));
}
