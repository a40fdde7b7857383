using OpenQoE.Tests.Pipeline.Exactness;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Alerting;

/// <summary>Alerts of rules elsewhere take the same way: from a real Alertmanager to the channels.</summary>
public sealed class AlertmanagerTests
{
    [Fact]
    public async Task What_an_Alertmanager_posts_comes_out_of_the_channels_and_ends_there()
    {
        await using var receiver = new HttpReceiver();
        await using var stage = await Stage.SetAsync();
        var service = await stage.StartWholeAsync(AlertingService.Settings);
        using var operate = new AlertingService(service.Address);
        await operate.SendAsync(HttpMethod.Put, "/v1/routing", new
        {
            receivers = new[] { new { name = "oncall", channels = new object[] { new { type = "webhook", url = $"{receiver.Address}hook", secrets = new[] { "s" } }, new { type = "slack", url = $"{receiver.Address}slack" } } } },
            route = new { receiver = "oncall", group_interval = "10s" },
        });
        await using var alertmanager = await Alertmanager.StartNewAsync(new Uri(service.Address, $"/v1/alerts?organisation={AlertingService.Organisation}"), Stage.AdminKey);

        var now = TimeProvider.System.GetUtcNow();
        var labels = new Dictionary<string, string> { ["alertname"] = "OriginDown", ["severity"] = "critical", ["cdn"] = "fastly" };
        var annotations = new Dictionary<string, string> { ["summary"] = "The origin does not answer" };
        await alertmanager.TellAsync(labels, annotations, now, now.AddHours(1));
        await Patience.UntilAsync(() => receiver.To("/slack").Any(post => post.Body.Contains("The origin does not answer")), () => service.Output);
        await alertmanager.TellAsync(labels, annotations, now, TimeProvider.System.GetUtcNow());
        await Patience.UntilAsync(() => receiver.To("/slack").Any(post => post.Body.Contains("RESOLVED")), () => service.Output);

        Assert.All(receiver.To("/hook"), post => ChannelShapes.IsSignedWebhook(post, "s"));
        var incident = Assert.Single((await operate.GetAsync("/v1/incidents")).GetProperty("incidents").EnumerateArray());
        Assert.Equal("resolved", incident.GetProperty("state").GetString());
    }
}
