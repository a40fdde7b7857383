using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Notifications;

namespace OpenQoE.Tests.Shared.Notifications;

public sealed class NotificationFactsTests
{
    private static readonly DateTimeOffset Start = new(2026, 10, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(NotificationKind.Firing, "CRITICAL INC-2026-0001: Starts fail")]
    [InlineData(NotificationKind.Changed, "CRITICAL INC-2026-0001: Starts fail")]
    [InlineData(NotificationKind.Repeated, "STILL CRITICAL INC-2026-0001: Starts fail")]
    [InlineData(NotificationKind.Escalated, "ESCALATED to level 2 INC-2026-0001: Starts fail")]
    [InlineData(NotificationKind.Acknowledged, "ACKNOWLEDGED INC-2026-0001: Starts fail")]
    [InlineData(NotificationKind.Resolved, "RESOLVED INC-2026-0001: Starts fail")]
    [InlineData(NotificationKind.Digest, "DIGEST INC-2026-0001: Starts fail")]
    public void The_headline_says_what_happened_to_which_incident(NotificationKind kind, string expected) =>
        Assert.Equal(expected, Facts(kind: kind).Headline);

    [Theory]
    [InlineData(30, "2026-10-01 12:00 UTC (under a minute)")]
    [InlineData(59 * 60, "2026-10-01 12:00 UTC (59 min)")]
    [InlineData(90 * 60, "2026-10-01 12:00 UTC (1 h 30 min)")]
    [InlineData(49 * 3600, "2026-10-01 12:00 UTC (2 d 1 h)")]
    public void Since_when_is_told_with_how_long_that_is(int seconds, string expected) => Assert.Equal(expected, Facts(age: seconds).Since);

    [Fact]
    public void An_end_is_told_with_how_long_it_was_and_without_a_next_step()
    {
        var facts = Facts(kind: NotificationKind.Resolved, resolvedAt: Start.AddMinutes(42));
        Assert.Equal(("2026-10-01 12:00 UTC, over since 2026-10-01 12:42 UTC (42 min)", ""), (facts.Since, facts.NextStep));
        Assert.NotEmpty(Facts().NextStep);
    }

    [Theory]
    [InlineData("javascript:alert(1)", "")]
    [InlineData("file:///etc/passwd", "")]
    [InlineData("runbook.md", "")]
    [InlineData("https://wiki.example.com/a b|c>", "https://wiki.example.com/a%20b%7Cc%3E")]
    public void Only_links_to_pages_are_links(string url, string expected) => Assert.Equal(expected, Facts(runbook: url).RunbookUrl);

    [Fact]
    public void A_link_that_is_too_long_is_left_out() => Assert.Equal("", Facts(runbook: $"https://wiki.example.com/{new string('a', 2_000)}").RunbookUrl);

    [Fact]
    public void Ten_alerts_are_listed_and_the_rest_counted()
    {
        var facts = Facts(alerts: 15);
        Assert.Equal((10, 7), (facts.Alerts.Count, facts.MoreAlerts));
        Assert.Equal("cdn=fastly, slo=starts", facts.Alerts[0].Labels);
    }

    [Theory]
    [InlineData(3_000)]
    [InlineData(600)]
    [InlineData(200)]
    public void Texts_get_shorter_until_the_message_fits_and_links_stay(int longest)
    {
        var facts = Facts(alerts: 15, summary: new string('x', 5_000), runbook: "https://wiki.example.com/starts");
        var made = facts.Fitting(
            some => $"{some.Summary} {some.RunbookUrl} {string.Join(' ', some.Alerts.Select(alert => alert.Name))} {some.MoreAlerts}",
            text => text.Length <= longest);
        Assert.InRange(made.Length, 1, longest);
        Assert.Contains("https://wiki.example.com/starts", made);
        Assert.Equal(17, made.Split("Alert").Length - 1 + int.Parse(made.Split(' ')[^1], System.Globalization.CultureInfo.InvariantCulture));
    }

    [Fact]
    public void What_never_fits_is_made_all_the_same() => Assert.NotEmpty(Facts().Fitting(facts => facts.Headline, _ => false));

    private static NotificationFacts Facts(
        NotificationKind kind = NotificationKind.Firing, int age = 60, DateTimeOffset? resolvedAt = null, string runbook = "", int alerts = 1,
        string summary = "Starts fail.")
    {
        var firing = Enumerable.Range(0, alerts).Select(_ => new Alert
        {
            Labels = new Dictionary<string, string> { ["alertname"] = "Alert", ["severity"] = "critical", ["slo"] = "starts", ["cdn"] = "fastly", ["empty"] = "" },
            Annotations = new Dictionary<string, string>
            {
                [AlertAnnotations.Summary] = summary, [AlertAnnotations.NextStep] = "Look.", [AlertAnnotations.RunbookUrl] = runbook,
            },
            StartsAt = Start,
        });
        var incident = new IncidentSummary(
            "INC-2026-0001", "Starts fail", Severity.Critical, "notified", Start, resolvedAt, null, 2, new Dictionary<string, string>(), [.. firing], [], MoreAlerts: 2);
        return NotificationFacts.Of(new NotificationMessage("acme", "oncall", 0, 1, kind, Start.AddSeconds(age), incident), null);
    }
}
