using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Tests.Shared.Alerting.Routes;

public class SecretSettingsTests
{
    private static readonly Dictionary<string, SettingSecret> Settings = new()
    {
        ["OWN"] = new("5ecre7", [], []),
        ["ACME"] = new("5ecre7", ["acme"], []),
        ["ANY"] = new("5ecre7", ["*"], ["https://tickets.example", "http://127.0.0.1:9000"]),
        ["HOOK"] = new("https://tickets.example/hook", ["acme"], []),
        ["NESTED"] = new("setting:OWN", ["acme"], []),
    };

    [Theory]
    [InlineData("ACME", "acme", true)]
    [InlineData("ACME", "globex", false)]
    [InlineData("ACME", "ACME", false)]
    [InlineData("ACME", "", true)]
    [InlineData("OWN", "acme", false)]
    [InlineData("OWN", "*", false)]
    [InlineData("OWN", "", true)]
    [InlineData("ANY", "globex", true)]
    [InlineData("NONE", "acme", false)]
    [InlineData("NONE", "", false)]
    public void A_setting_is_for_its_organisations_and_the_routing_for_all(string name, string owner, bool isRevealed)
    {
        var (channel, errors) = Reveal(new SlackChannel(null, $"setting:{name}", "C1"), owner);
        Assert.Equal(isRevealed ? "5ecre7" : $"setting:{name}", ((SlackChannel)channel).Token);
        Assert.Equal(isRevealed ? [] : [new FieldError("token", $"names setting {name}, which is missing, or not released for this organisation")], errors);
    }

    [Theory]
    [InlineData("https://slack.com/api/", true)]
    [InlineData("https://SLACK.com:443/api", true)]
    [InlineData("https://tickets.example/slack/", true)]
    [InlineData("http://127.0.0.1:9000/", true)]
    [InlineData("http://slack.com/api/", false)]
    [InlineData("https://slack.com:8443/api/", false)]
    [InlineData("https://slack.com./api/", false)]
    [InlineData("https://slack.com.evil.example/api/", false)]
    [InlineData("https://evil.slack.com/api/", false)]
    [InlineData("https://slack.com@evil.example/api/", false)]
    [InlineData("https://slack.com:443@evil.example/", false)]
    [InlineData("https://evil.example/https://slack.com/api/", false)]
    [InlineData("https://evil.example#https://slack.com/", false)]
    [InlineData("https://evil.example\\@slack.com/", false)]
    [InlineData("https://events.pagerduty.com/", false)]
    [InlineData("http://127.0.0.1:9001/", false)]
    [InlineData("setting:HOOK", false)]
    [InlineData("slack.com", false)]
    public void A_setting_goes_to_the_vendor_and_to_hosts_that_are_listed(string address, bool isRevealed)
    {
        var (channel, errors) = Reveal(new SlackChannel(null, "setting:ANY", "C1") { ApiUrl = address }, "globex");
        Assert.Equal(isRevealed ? "5ecre7" : "setting:ANY", ((SlackChannel)channel).Token);
        Assert.Equal(isRevealed ? 0 : 1, errors.Count);
        Assert.All(errors, error => Assert.Contains("not released for ", error.Message));
    }

    [Theory]
    [InlineData("https://events.pagerduty.com/v2/enqueue", true)]
    [InlineData("https://events.eu.pagerduty.com/v2/enqueue", true)]
    [InlineData("https://slack.com/api/", false)]
    [InlineData("https://evil.example/v2/enqueue", false)]
    public void PagerDuty_has_two_hosts(string address, bool isRevealed) =>
        Assert.Equal(isRevealed, Reveal(new PagerDutyChannel("setting:ACME") { Url = address }, "acme").Errors.Count == 0);

    [Fact]
    public void A_webhooks_signing_secrets_go_where_its_address_is_even_if_that_is_a_secret_itself()
    {
        var known = Reveal(new WebhookChannel("setting:HOOK", ["mine", "setting:ANY"]), "acme");
        Assert.Equal([], known.Errors);
        Assert.Equal(("https://tickets.example/hook", "mine,5ecre7"), (((WebhookChannel)known.Channel).Url, string.Join(',', ((WebhookChannel)known.Channel).Secrets)));
        var foreign = Reveal(new WebhookChannel("https://evil.example/x", ["setting:ANY"]), "acme");
        Assert.Equal([new FieldError("secrets[0]", "names setting ANY, which is not released for https://evil.example")], foreign.Errors);
        Assert.Single(Reveal(new WebhookChannel("setting:HOOK", ["setting:ACME"]), "acme").Errors);
    }

    [Fact]
    public void An_address_that_is_the_secret_goes_nowhere_else_and_needs_no_host()
    {
        Assert.Equal(new TeamsChannel("https://tickets.example/hook"), Reveal(new TeamsChannel("setting:HOOK"), "acme").Channel);
        Assert.Equal(new SlackChannel("https://tickets.example/hook", null, null), Reveal(new SlackChannel("setting:HOOK", null, null), "acme").Channel);
        Assert.Single(Reveal(new TeamsChannel("setting:HOOK"), "globex").Errors);
    }

    [Fact]
    public void A_setting_that_looks_like_the_name_of_another_is_a_text()
    {
        Assert.Equal("setting:OWN", ((SlackChannel)Reveal(new SlackChannel(null, "setting:NESTED", "C1"), "acme").Channel).Token);
        Assert.Equal("setting:OWN", ((TeamsChannel)Reveal(new TeamsChannel("setting:NESTED"), "acme").Channel).Url);
    }

    [Fact]
    public void All_of_a_routing_is_judged_by_its_paths()
    {
        var document = new RoutingDocument
        {
            Receivers =
            [
                new Receiver("a", [new EmailChannel(["a@example.org"]), new PagerDutyChannel("setting:OWN")]),
                new Receiver("b", [new SlackChannel(null, "setting:ACME", "C1") { ApiUrl = "https://evil.example/" }]),
            ],
        };
        Assert.Equal(["receivers[0].channels[1].routing_key", "receivers[1].channels[0].token"], SecretSettings.Judge(document, "acme", Find).Select(error => error.Field));
    }

    private static (ChannelSettings Channel, IReadOnlyList<FieldError> Errors) Reveal(ChannelSettings channel, string owner) => SecretSettings.Reveal(channel, owner, Find);

    private static SettingSecret? Find(string name) => Settings.GetValueOrDefault(name);
}
