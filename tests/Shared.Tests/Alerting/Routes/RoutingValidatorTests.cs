using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Tests.Shared.Alerting.Routes;

public class RoutingValidatorTests
{
    private const string Receivers = """ "receivers": [{ "name": "a", "channels": [{ "type": "email", "to": ["a@example.org"] }] }] """;

    /// <summary>Wrong documents, each with the field and a part of the reason.</summary>
    public static TheoryData<string, string, string> Wrong => new()
    {
        { "{", "", "not JSON" },
        { "[]", "", "must be an object" },
        { """{"route": {}, "route": {}}""", "", "a field twice" },
        { """{"receiver": []}""", "receiver", "not a field" },
        { """{"receivers": {}}""", "receivers", "list of objects" },
        { """{"receivers": ["a"]}""", "receivers[0]", "an object" },
        { Channel(""), "receivers[0].channels", "1 to 10" },
        { """{"receivers": [{"channels": [{"type": "email", "to": ["a@b"]}]}]}""", "receivers[0].name", "required" },
        { """{"receivers": [{"name": "a/b", "channels": [{"type": "email", "to": ["a@b"]}]}]}""", "receivers[0].name", "without /" },
        { """{"receivers": [{"name": "a", "channels": [{"type": "email", "to": ["a@b"]}]}, {"name": "a", "channels": [{"type": "email", "to": ["a@b"]}]}]}""", "receivers[1].name", "another" },
        { Channel("""{"to": ["a@b"]}"""), "receivers[0].channels[0].type", "required" },
        { Channel("""{"type": "fax"}"""), "receivers[0].channels[0].type", "pagerduty" },
        { Channel("""{"type": "email"}"""), "receivers[0].channels[0].to", "1 to 50" },
        { Channel("""{"type": "email", "to": ["ann"]}"""), "receivers[0].channels[0].to[0]", "mail address" },
        { Channel("""{"type": "email", "to": ["Ann <ann@example.org>"]}"""), "receivers[0].channels[0].to[0]", "mail address" },
        { Channel("""{"type": "email", "to": [1]}"""), "receivers[0].channels[0].to[0]", "a text" },
        { Channel("""{"type": "email", "to": ["a@b"], "cc": []}"""), "receivers[0].channels[0].cc", "not a field" },
        { Channel("""{"type": "webhook", "url": "ftp://x", "secrets": ["s"]}"""), "receivers[0].channels[0].url", "http or https" },
        { Channel("""{"type": "webhook", "secrets": ["s"]}"""), "receivers[0].channels[0].url", "required" },
        { Channel("""{"type": "webhook", "url": "https://x"}"""), "receivers[0].channels[0].secrets", "one, or two" },
        { Channel("""{"type": "webhook", "url": "https://x", "secrets": ["a", "b", "c"]}"""), "receivers[0].channels[0].secrets", "one, or two" },
        { Channel("""{"type": "webhook", "url": "https://x", "secrets": [""]}"""), "receivers[0].channels[0].secrets[0]", "1 to" },
        { Channel("""{"type": "webhook", "url": "https://x", "secrets": ["setting:"]}"""), "receivers[0].channels[0].secrets[0]", "name the setting" },
        { Channel("""{"type": "teams", "url": "<secret>"}"""), "receivers[0].channels[0].url", "must be given" },
        { Channel("""{"type": "slack"}"""), "receivers[0].channels[0].url", "or else a token" },
        { Channel("""{"type": "slack", "url": "https://x", "token": "t"}"""), "receivers[0].channels[0].url", "or else a token" },
        { Channel("""{"type": "slack", "token": "t"}"""), "receivers[0].channels[0].channel", "1 to" },
        { Channel("""{"type": "pagerduty"}"""), "receivers[0].channels[0].routing_key", "required" },
        { Channel("""{"type": "email", "to": ["a@b"], "send_resolved": "no"}"""), "receivers[0].channels[0].send_resolved", "true or false" },
        { """{"route": {"receiver": "b"}}""", "route.receiver", "name of a receiver" },
        { """{"route": {"matchers": ["a=b"]}}""", "route.matchers", "left out" },
        { """{"route": {"continue": true}}""", "route.continue", "left out" },
        { Child("{}"), "route.routes[0].matchers", "1 to 20" },
        { Child("""{"matchers": ["a"]}"""), "route.routes[0].matchers[0]", "name=\"value\"" },
        { Child("""{"matchers": ["a=\"b"]}"""), "route.routes[0].matchers[0]", "not closed" },
        { Child("""{"matchers": ["a=~\"(\""]}"""), "route.routes[0].matchers[0]", "regular expression" },
        { Child("""{"matchers": ["a=~\"(?=b)\""]}"""), "route.routes[0].matchers[0]", "look-around" },
        { Child("""{"matchers": ["a=b"], "group_wait": "5 minutes"}"""), "route.routes[0].group_wait", "30s, 5m" },
        { Child("""{"matchers": ["a=b"], "group_wait": 30}"""), "route.routes[0].group_wait", "a text" },
        { Child("""{"matchers": ["a=b"], "group_wait": "2d"}"""), "route.routes[0].group_wait", "0s to 1d" },
        { Child("""{"matchers": ["a=b"], "group_interval": "1s"}"""), "route.routes[0].group_interval", "10s to 1d" },
        { Child("""{"matchers": ["a=b"], "repeat_interval": "40d"}"""), "route.routes[0].repeat_interval", "1m to 31d" },
        { Child("""{"matchers": ["a=b"], "group_interval": "2h", "repeat_interval": "1h"}"""), "route.routes[0].repeat_interval", "group_interval" },
        { Child("""{"matchers": ["a=b"], "group_by": ["a-b"]}"""), "route.routes[0].group_by[0]", "name of a label" },
        { Child("""{"matchers": ["a=b"], "group_by": ["a", "a"]}"""), "route.routes[0].group_by[1]", "twice" },
        { Child("""{"matchers": ["a=b"], "group_by": ["...", "a"]}"""), "route.routes[0].group_by", "beside" },
        { Child("""{"matchers": ["a=b"], "routes": [{"matchers": ["c=d"], "reciever": "a"}]}"""), "route.routes[0].routes[0].reciever", "not a field" },
        { """{"inhibit_rules": [{"target_matchers": ["a=b"]}]}""", "inhibit_rules[0].source_matchers", "1 to 20" },
        { """{"inhibit_rules": [{"source_matchers": ["a=b"], "target_matchers": []}]}""", "inhibit_rules[0].target_matchers", "1 to 20" },
        { """{"inhibit_rules": [{"source_matchers": ["a=b"], "target_matchers": ["a=b"], "equal": ["?"]}]}""", "inhibit_rules[0].equal[0]", "name of a label" },
        { Escalation("""{"levels": []}"""), "escalations[0].severity", "required" },
        { Escalation("""{"severity": "page", "levels": []}"""), "escalations[0].severity", "critical, warning" },
        { Escalation("""{"severity": "info", "levels": []}"""), "escalations[0].severity", "can wait" },
        { Escalation("""{"severity": "critical"}, {"severity": "critical"}"""), "escalations[1].severity", "already" },
        { Escalation("""{"severity": "critical", "acknowledgement_timeout": "5s"}"""), "escalations[0].acknowledgement_timeout", "1m to 31d" },
        { Escalation("""{"severity": "critical", "levels": [{"receiver": "a"}]}"""), "escalations[0].levels[0].after", "required" },
        { Escalation("""{"severity": "critical", "levels": [{"after": "0s", "receiver": "a"}]}"""), "escalations[0].levels[0].after", "at once" },
        { Escalation("""{"severity": "critical", "levels": [{"after": "5m", "receiver": "a"}, {"after": "5m", "receiver": "a"}]}"""), "escalations[0].levels[1].after", "more than" },
        { Escalation("""{"severity": "critical", "levels": [{"after": "5m", "receiver": "boss"}]}"""), "escalations[0].levels[0].receiver", "name of a receiver" },
        { """{"digest": {"at": "9 o'clock"}}""", "digest.at", "09:00" },
        { """{"digest": {"time_zone": "Mars/Olympus"}}""", "digest.time_zone", "Europe/Berlin" },
        { """{"digest": {"receiver": "nobody"}}""", "digest.receiver", "name of a receiver" },
    };

    [Theory, MemberData(nameof(Wrong))]
    public void A_wrong_document_is_refused_with_the_field_and_the_reason(string json, string field, string reason)
    {
        var (document, errors) = RoutingJson.Read(json);
        Assert.Null(document);
        Assert.True(
            errors.Any(error => error.Field == field && error.Message.Contains(reason, StringComparison.Ordinal)),
            $"{json} gave: {string.Join("; ", errors)}");
    }

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var (_, errors) = RoutingJson.Read("""{"digest": {"time_zone": "Mars", "receiver": "x"}, "route": {"receiver": "y", "group_wait": "3d"}}""");
        Assert.Equal(["digest.receiver", "digest.time_zone", "route.group_wait", "route.receiver"], errors.Select(error => error.Field).Order());
    }

    private static string Channel(string channel) => $$"""{"receivers": [{"name": "a", "channels": [{{channel}}]}]}""";

    private static string Child(string route) => $$"""{ {{Receivers}}, "route": {"receiver": "a", "routes": [{{route}}] } }""";

    private static string Escalation(string escalations) => $$"""{ {{Receivers}}, "escalations": [{{escalations}}]}""";
}
