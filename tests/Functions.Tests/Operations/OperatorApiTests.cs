using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Operations;

/// <summary>Objectives, incidents, silences and routing as an operator uses them, over HTTP and a real Azurite.</summary>
public sealed class OperatorApiTests : IAsyncLifetime
{
    private Azurite _azurite = null!;
    private OperatorServer _server = null!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.StartNewAsync();
        _server = await OperatorServer.StartAsync("Production", "admin", storage: _azurite.ConnectionString, settings: new Dictionary<string, string?>
        {
            ["OpenQoE:Secrets:ACME"] = "xoxb-acme", ["OpenQoE:Notifications:Secrets:ACME:Organisations"] = "acme",
            ["OpenQoE:Secrets:GLOBEX"] = "xoxb-globex", ["OpenQoE:Notifications:Secrets:GLOBEX:Organisations"] = "globex",
            ["OpenQoE:Secrets:OPERATOR"] = "xoxb-operator",
        });
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    [Fact]
    public async Task An_objective_is_made_read_changed_and_deleted_as_JSON_and_as_OpenSLO()
    {
        var made = await SendAsync(HttpMethod.Put, "/v1/slos/live", """{"name":"Live","indicator":"start_success","objective":0.99,"filter":"content_type=\"live\"","window":"7d"}""");
        Assert.Equal(HttpStatusCode.Created, made.Status);
        Assert.Equal(("live", false), (made.Json.GetProperty("id").GetString(), made.Json.GetProperty("default").GetBoolean()));

        var read = await SendAsync(HttpMethod.Get, "/v1/slos/live");
        Assert.Equal(made.ETag, read.ETag);
        Assert.Equal(9, (await SendAsync(HttpMethod.Get, "/v1/slos")).Json.GetProperty("slos").GetArrayLength());

        var yaml = await SendAsync(HttpMethod.Get, "/v1/slos/live", accept: "application/yaml");
        Assert.Contains("apiVersion: openslo/v1", yaml.Body);
        var changed = await SendAsync(HttpMethod.Put, "/v1/slos/live", yaml.Body.Replace("0.99", "0.98"), contentType: "application/yaml", ifMatch: read.ETag);
        Assert.Equal((HttpStatusCode.OK, 0.98), (changed.Status, changed.Json.GetProperty("objective").GetDouble()));
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await SendAsync(HttpMethod.Put, "/v1/slos/live", """{"name":"Live","indicator":"start_success","objective":0.9}""", ifMatch: read.ETag)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await SendAsync(HttpMethod.Delete, "/v1/slos/live", ifMatch: read.ETag)).Status);

        var status = (await SendAsync(HttpMethod.Get, "/v1/slos/live/status")).Json;
        Assert.Equal(("no_data", JsonValueKind.Null), (status.GetProperty("policyState").GetString(), status.GetProperty("sli").ValueKind));
        Assert.Equal(30, status.GetProperty("history").GetArrayLength());

        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, "/v1/slos/live", ifMatch: changed.ETag)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, "/v1/slos/live")).Status);
    }

    [Fact]
    public async Task A_default_can_be_changed_and_comes_back_when_it_is_deleted()
    {
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(HttpMethod.Delete, "/v1/slos/start-success")).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, "/v1/slos/start-success", """{"name":"Starts","indicator":"start_success","objective":0.9,"enabled":false}""")).Status);
        Assert.False((await SendAsync(HttpMethod.Get, "/v1/slos/start-success")).Json.GetProperty("enabled").GetBoolean());
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, "/v1/slos/start-success")).Status);
        Assert.True((await SendAsync(HttpMethod.Get, "/v1/slos/start-success")).Json.GetProperty("enabled").GetBoolean());
    }

    [Theory]
    [InlineData("/v1/slos/a", """{"name":"A","indicator":"nothing","objective":2}""", "indicator", "objective")]
    [InlineData("/v1/slos/a", "no json", "body")]
    [InlineData("/v1/routing", """{"route":{"receiver":"nobody","group_wait":"soon"}}""", "route.group_wait")]
    [InlineData("/v1/routing", """{"receivers":[{"name":"a","channels":[{"type":"webhook","url":"ftp://x","secrets":[]}]}],"route":{"receiver":"a"}}""", "receivers[0].channels[0].url")]
    public async Task Every_wrong_field_is_named(string path, string body, params string[] fields)
    {
        var answer = await SendAsync(HttpMethod.Put, path, body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("application/problem+json", answer.ContentType);
        Assert.All(fields, field => Assert.True(answer.Json.GetProperty("errors").TryGetProperty(field, out _), answer.Body));
    }

    [Fact]
    public async Task An_incident_is_reported_acknowledged_noted_resolved_and_reviewed()
    {
        var reported = await SendAsync(HttpMethod.Post, "/v1/incidents", """{"title":"The origin is down","severity":"critical","author":"ann"}""");
        Assert.Equal((HttpStatusCode.Created, "detected"), (reported.Status, reported.Json.GetProperty("state").GetString()));
        var id = reported.Json.GetProperty("id").GetString();
        Assert.Matches("^INC-[0-9]{4}-0001$", id);

        Assert.Equal("acknowledged", await StateAfterAsync(id, "acknowledge", """{"author":"bob"}"""));
        Assert.Equal("investigating", await StateAfterAsync(id, "investigate", """{"author":"bob"}"""));
        await SendAsync(HttpMethod.Post, $"/v1/incidents/{id}/notes", """{"author":"bob","text":"It was the firewall."}""");
        Assert.Equal("resolved", await StateAfterAsync(id, "resolve", """{"author":"bob","text":"Rolled back."}"""));
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(HttpMethod.Post, $"/v1/incidents/{id}/acknowledge", "{}")).Status);
        Assert.Equal("reviewed", await StateAfterAsync(id, "review", ""));

        var full = (await SendAsync(HttpMethod.Get, $"/v1/incidents/{id}")).Json;
        Assert.Contains(full.GetProperty("timeline").EnumerateArray(), entry => entry.GetProperty("text").GetString() == "It was the firewall." && entry.GetProperty("author").GetString() == "bob");
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Post, $"/v1/incidents/{id}/explode", "{}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, "/v1/incidents/INC-2020-0009")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, "/v1/incidents/whatever")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Post, "/v1/incidents", """{"severity":"critical"}""")).Status);
    }

    [Fact]
    public async Task Incidents_are_listed_the_newest_first_page_by_page()
    {
        for (var i = 1; i <= 5; i++) await SendAsync(HttpMethod.Post, "/v1/incidents", $$"""{"title":"Number {{i}}"}""");
        var (seen, path) = (new List<string?>(), "/v1/incidents?limit=2");
        while (path is not null)
        {
            var page = (await SendAsync(HttpMethod.Get, path)).Json;
            seen.AddRange(page.GetProperty("incidents").EnumerateArray().Select(incident => incident.GetProperty("title").GetString()));
            path = page.GetProperty("next").GetString();
        }

        Assert.Equal(["Number 5", "Number 4", "Number 3", "Number 2", "Number 1"], seen);
        Assert.Equal(5, (await SendAsync(HttpMethod.Get, "/v1/incidents?state=open")).Json.GetProperty("incidents").GetArrayLength());
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Get, "/v1/incidents?limit=0")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(HttpMethod.Get, "/v1/incidents?after=yesterday")).Status);
    }

    [Fact]
    public async Task A_routing_keeps_its_secrets_to_itself_and_says_whom_an_alert_would_reach_and_why()
    {
        const string Routing = """{"receivers":[{"name":"oncall","channels":[{"type":"webhook","url":"https://hooks.example/secret","secrets":["s3cret"]}]}],"route":{"routes":[{"receiver":"oncall","matchers":["severity=\"critical\""]}]}}""";
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(HttpMethod.Put, "/v1/routing", Routing)).Status);
        var read = await SendAsync(HttpMethod.Get, "/v1/routing");
        Assert.DoesNotContain("s3cret", read.Body);
        Assert.DoesNotContain("hooks.example", read.Body);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, "/v1/routing", read.Body, ifMatch: read.ETag)).Status);

        var reached = (await SendAsync(HttpMethod.Post, "/v1/routing/test", """{"labels":{"alertname":"X","severity":"critical"}}""")).Json;
        Assert.Equal("oncall", reached.GetProperty("receivers").EnumerateArray().Single().GetString());
        var missed = (await SendAsync(HttpMethod.Post, "/v1/routing/test", """{"labels":{"alertname":"X","severity":"warning"}}""")).Json;
        Assert.Empty(missed.GetProperty("receivers").EnumerateArray());
        Assert.Contains(missed.GetProperty("tried").EnumerateArray(), step => step.GetProperty("path").GetString() == "route.routes[0]" && !step.GetProperty("matched").GetBoolean());

        await SendAsync(HttpMethod.Post, "/v1/silences", Silence("alertname", "X"));
        var silenced = (await SendAsync(HttpMethod.Post, "/v1/routing/test", """{"labels":{"alertname":"X","severity":"critical"}}""")).Json;
        Assert.Equal((true, 0, 1), (silenced.GetProperty("is_muted").GetBoolean(), silenced.GetProperty("receivers").GetArrayLength(), silenced.GetProperty("silences").GetArrayLength()));
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, "/v1/routing")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Delete, "/v1/routing")).Status);
    }

    [Theory]
    [InlineData("setting:GLOBEX", "https://slack.com/api/")]
    [InlineData("setting:OPERATOR", "https://slack.com/api/")]
    [InlineData("setting:ACME", "https://evil.example/api/")]
    public async Task A_routing_may_name_only_settings_that_are_released_for_its_organisation_and_the_host(string token, string address)
    {
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(HttpMethod.Put, "/v1/routing", BotRouting("setting:ACME", "https://slack.com/api/"))).Status);
        await IsRefusedAsync("receivers[0].channels[0].token", BotRouting(token, address));
    }

    [Fact]
    public async Task A_secret_that_is_put_back_does_not_follow_a_changed_address()
    {
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(HttpMethod.Put, "/v1/routing", BotRouting("xoxb-1", "https://slack.com/api/"))).Status);
        await IsRefusedAsync("receivers[0].channels[0].api_url", BotRouting("<secret>", "https://evil.example/api/"));
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, "/v1/routing", BotRouting("<secret>", "https://slack.com/api/"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, "/v1/routing", BotRouting("xoxb-2", "https://proxy.example/api/"))).Status);
    }

    [Fact]
    public async Task An_organisation_does_not_get_the_secrets_of_the_routing_for_all()
    {
        Assert.Equal(HttpStatusCode.Created, (await SendAsync(HttpMethod.Put, "/v1/routing?organisation=", BotRouting("xoxb-1", "https://slack.com/api/"))).Status);
        await IsRefusedAsync("receivers[0].channels[0].token", (await SendAsync(HttpMethod.Get, "/v1/routing")).Body);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, "/v1/routing?organisation=", BotRouting("setting:OPERATOR", "https://slack.com/api/"))).Status);
    }

    [Fact]
    public async Task A_silence_is_made_changed_and_ended()
    {
        var made = await SendAsync(HttpMethod.Post, "/v1/silences", Silence("slo", "a"));
        Assert.Equal(HttpStatusCode.Created, made.Status);
        var path = $"/v1/silences/{made.Json.GetProperty("id").GetString()}";
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(HttpMethod.Put, path, made.Body.Replace("planned", "longer"), ifMatch: made.ETag)).Status);
        Assert.Equal(HttpStatusCode.PreconditionFailed, (await SendAsync(HttpMethod.Put, path, made.Body, ifMatch: made.ETag)).Status);
        Assert.Contains("longer", (await SendAsync(HttpMethod.Get, "/v1/silences")).Body);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(HttpMethod.Delete, path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(HttpMethod.Get, path)).Status);
        var over = await SendAsync(HttpMethod.Post, "/v1/silences", """{"matchers":["slo=\"a\""],"ends_at":"2001-01-01T00:00:00Z","author":"ann","comment":"planned"}""");
        Assert.Equal(HttpStatusCode.BadRequest, over.Status);
    }

    private static string BotRouting(string token, string address) =>
        $$"""{"receivers":[{"name":"oncall","channels":[{"type":"slack","token":"{{token}}","channel":"C1","api_url":"{{address}}"}]}],"route":{"receiver":"oncall"} }""";

    private async Task IsRefusedAsync(string field, string routing)
    {
        var answer = await SendAsync(HttpMethod.Put, "/v1/routing", routing);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal(field, answer.Json.GetProperty("errors").EnumerateObject().Single().Name);
        Assert.DoesNotContain("xoxb", answer.Body);
    }

    private static string Silence(string label, string value) =>
        $$"""{"matchers":["{{label}}=\"{{value}}\""],"ends_at":"{{TimeProvider.System.GetUtcNow().AddHours(1):O}}","author":"ann","comment":"planned"}""";

    private async Task<string?> StateAfterAsync(string? id, string action, string body) =>
        (await SendAsync(HttpMethod.Post, $"/v1/incidents/{id}/{action}", body)).Json.GetProperty("state").GetString();

    private async Task<Answered> SendAsync(HttpMethod method, string path, string? body = null, string contentType = "application/json", string? ifMatch = null, string? accept = null)
    {
        using var request = new HttpRequestMessage(method, path.Contains("organisation=") ? path : $"{path}{(path.Contains('?') ? '&' : '?')}organisation=acme");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", "admin");
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, contentType);
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        if (accept is not null) request.Headers.Accept.ParseAdd(accept);
        using var answer = await _server.Client.SendAsync(request);
        return new Answered(answer.StatusCode, answer.Headers.ETag?.ToString(), answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsStringAsync());
    }

    private sealed record Answered(HttpStatusCode Status, string? ETag, string? ContentType, string Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;
    }
}
