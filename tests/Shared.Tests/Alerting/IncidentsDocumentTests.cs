using System.Text.RegularExpressions;
using OpenQoE.Shared.Alerting.Alertmanager;
using OpenQoE.Shared.Alerting.Routes;
using OpenQoE.Shared.Alerting.Silencing;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Alerting;

/// <summary>What <c>docs/incidents.md</c> shows is taken as it stands.</summary>
public partial class IncidentsDocumentTests
{
    private static readonly string Text = File.ReadAllText(RepositoryRoot.Combine("docs", "incidents.md"));

    [Fact]
    public void Its_routing_is_valid() => Assert.Empty(RoutingJson.Read(Example("routing")).Errors);

    [Fact]
    public void Its_silence_is_valid() => Assert.Empty(SilenceJson.Read(Example("silence"), "id", SomeAlerts.Time, SomeAlerts.Time).Errors);

    [Fact]
    public void Its_payload_is_valid() => Assert.Empty(AlertmanagerPayload.Read(Example("alertmanager")).Errors);

    [Fact]
    public void An_alert_takes_the_routes_it_says()
    {
        var document = RoutingJson.Read(Example("routing")).Document!;
        var german = SomeAlerts.Alert() with { Labels = new Dictionary<string, string>(SomeAlerts.Alert().Labels) { ["country"] = "DE" } };
        Assert.Equal(["on-call"], Routing.Match(document, SomeAlerts.Alert()).Select(match => match.Receiver));
        Assert.Equal(["on-call", "lead"], Routing.Match(document, german).Select(match => match.Receiver));
        Assert.Equal(["tickets"], Routing.Match(document, SomeAlerts.Alert("warning")).Select(match => match.Receiver));
    }

    private static string Example(string name) => Block.Matches(Text).Single(block => block.Groups["name"].Value == name).Groups["json"].Value;

    [GeneratedRegex("^```json (?<name>[a-z]+)\n(?<json>.*?)^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Block { get; }
}
