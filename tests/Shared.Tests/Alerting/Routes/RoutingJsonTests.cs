using System.Text.Json.Nodes;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Tests.Shared.Alerting.Routes;

public class RoutingJsonTests
{
    private const string Whole = """
        {
          "receivers": [
            {
              "name": "on-call",
              "channels": [
                { "type": "webhook", "url": "https://hooks.example/x", "secrets": ["old", "new"] },
                { "type": "slack", "token": "setting:SLACK", "channel": "C1", "send_resolved": false },
                { "type": "slack", "url": "https://slack.example/x" },
                { "type": "teams", "url": "https://teams.example/x" },
                { "type": "pagerduty", "routing_key": "key" },
                { "type": "email", "to": ["ann@example.org"] }
              ]
            }
          ],
          "route": {
            "receiver": "on-call",
            "group_by": ["slo"],
            "routes": [{ "matchers": ["severity=\"critical\"", "country=~\"A|B\""], "continue": true, "group_wait": "30s", "group_interval": "5m", "repeat_interval": "1d" }]
          },
          "inhibit_rules": [{ "source_matchers": ["severity=critical"], "target_matchers": ["severity=warning"], "equal": ["slo"] }],
          "escalations": [{ "severity": "critical", "acknowledgement_timeout": "2h", "levels": [{ "after": "15m", "receiver": "on-call" }] }],
          "digest": { "at": "08:30", "time_zone": "Europe/Berlin", "receiver": "on-call" }
        }
        """;

    [Fact]
    public void What_is_written_is_read_again_the_same()
    {
        var document = Read(Whole);
        Assert.Equal(RoutingJson.Write(document), RoutingJson.Write(Read(RoutingJson.Write(document))));
        var route = document.Route.Routes[0];
        Assert.Equal(["severity=\"critical\"", "country=~\"A|B\""], route.Matchers.Select(matcher => matcher.ToString()));
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromDays(1)), (route.GroupWait, route.GroupInterval, route.RepeatInterval));
        Assert.Equal(new TimeOnly(8, 30), document.Digest.At);
        Assert.False(document.Receivers[0].Channels[1].SendResolved);
    }

    [Fact]
    public void The_default_is_valid_and_what_is_left_out_is_as_in_it()
    {
        Assert.Equal(RoutingJson.Write(RoutingDocument.Default), RoutingJson.Write(Read("{}")));
        Assert.Equal(RoutingJson.Write(RoutingDocument.Default), RoutingJson.Write(Read(RoutingJson.Write(RoutingDocument.Default))));
    }

    [Fact]
    public void What_is_shown_holds_no_secret_and_names_of_settings_only()
    {
        var shown = RoutingJson.WriteRedacted(Read(Whole));
        Assert.All(["hooks.example", "\"old\"", "\"new\"", "slack.example", "teams.example", "\"key\""], secret => Assert.DoesNotContain(secret, shown));
        Assert.Contains("setting:SLACK", shown);
        Assert.Contains("ann@example.org", shown);
    }

    [Fact]
    public void What_is_shown_can_be_put_back()
    {
        var document = Read(Whole);
        var (kept, errors) = RoutingJson.Read(RoutingJson.WriteRedacted(document), document);
        Assert.Empty(errors);
        Assert.Equal(RoutingJson.Write(document), RoutingJson.Write(kept!));
    }

    [Fact]
    public void Secrets_are_not_kept_where_channels_changed_their_places()
    {
        var document = Read(Whole);
        var shown = document.Redacted();
        var moved = shown with { Receivers = [shown.Receivers[0] with { Channels = [.. shown.Receivers[0].Channels.Skip(2)] }] };
        var (_, errors) = RoutingJson.Read(RoutingJson.Write(moved), document);
        Assert.Contains(errors, error => error.Field == "receivers[0].channels[0].url" && error.Message.Contains("must be given"));
        var (_, renamed) = RoutingJson.Read(RoutingJson.WriteRedacted(document).Replace("\"on-call\"", "\"other\""), document);
        Assert.Equal(6, renamed.Count(error => error.Message.Contains("must be given")));
    }

    [Fact]
    public void A_changed_secret_beside_kept_ones_is_taken()
    {
        var document = Read(Whole);
        var json = RoutingJson.WriteRedacted(document).Replace("\"routing_key\": \"<secret>\"", "\"routing_key\": \"other\"");
        var (changed, _) = RoutingJson.Read(json, document);
        Assert.Equal("other", ((PagerDutyChannel)changed!.Receivers[0].Channels[4]).RoutingKey);
        Assert.Equal("https://hooks.example/x", ((WebhookChannel)changed.Receivers[0].Channels[0]).Url);
    }

    [Theory]
    [InlineData(0, "url", "secrets[0] and secrets[1]", "https://hooks.example.evil.example/x")]
    [InlineData(1, "api_url", "token", "https://evil.example/api/")]
    [InlineData(1, "api_url", "token", "http://slack.com/api/")]
    [InlineData(1, "api_url", "token", "https://slack.com@evil.example/api/")]
    [InlineData(1, "api_url", "token", "<secret>")]
    [InlineData(4, "url", "routing_key", "https://evil.example/v2/enqueue")]
    public void A_secret_is_not_kept_for_another_address(int channel, string field, string secrets, string address)
    {
        var document = Read(Whole.Replace("setting:SLACK", "xoxb-token"));
        var shown = JsonNode.Parse(RoutingJson.WriteRedacted(document))!;
        shown["receivers"]![0]!["channels"]![channel]![field] = address;
        var (changed, errors) = RoutingJson.Read(shown.ToJsonString(), document);
        Assert.Null(changed);
        Assert.Equal([new FieldError($"receivers[0].channels[{channel}].{field}", $"changed, so {secrets} must be given again")], errors);
    }

    [Fact]
    public void An_address_changes_together_with_its_secrets()
    {
        var document = Read(Whole);
        var shown = JsonNode.Parse(RoutingJson.WriteRedacted(document))!;
        var pager = shown["receivers"]![0]!["channels"]![4]!;
        (pager["routing_key"], pager["url"]) = ("other", "https://events.eu.pagerduty.com/v2/enqueue");
        var (changed, errors) = RoutingJson.Read(shown.ToJsonString(), document);
        Assert.Empty(errors);
        Assert.Equal(new PagerDutyChannel("other") { Url = "https://events.eu.pagerduty.com/v2/enqueue" }, changed!.Receivers[0].Channels[4]);
    }

    private static RoutingDocument Read(string json)
    {
        var (document, errors) = RoutingJson.Read(json);
        Assert.Empty(errors);
        return document!;
    }
}
