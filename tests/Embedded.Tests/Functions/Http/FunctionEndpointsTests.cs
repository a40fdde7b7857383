using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Tests.Embedded.Functions.Http;

public sealed class FunctionEndpointsTests : IAsyncLifetime
{
    private const string NoPrefix = """{ "extensions": { "http": { "routePrefix": "" } } }""";
    private TestHost? _started;

    private TestHost App => _started!;

    public async ValueTask InitializeAsync() => _started = await TestHost.StartAsync([typeof(HttpFunctions)], hostJson: NoPrefix);

    public ValueTask DisposeAsync() => App.DisposeAsync();

    [Theory]
    [InlineData("GET", "/v1/things/seven/7", "seven 7 none")]
    [InlineData("GET", "/v1/things/seven/7/last", "seven 7 last")]
    [InlineData("GET", "/Plain", "GET")]
    [InlineData("PUT", "/Plain", "PUT")]
    [InlineData("GET", "/action", "\"an action result\"")]
    [InlineData("GET", "/context", "Context GET")]
    [InlineData("POST", "/shared", "posted")]
    [InlineData("GET", "/shared", "got")]
    public async Task Routes_lead_to_functions(string method, string path, string expected)
    {
        var answer = await App.Client.SendAsync(new HttpRequestMessage(new HttpMethod(method), path));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(expected, await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("/v1/things/seven/8", HttpStatusCode.OK)]
    [InlineData("/v1/things/seven/eight", HttpStatusCode.BadRequest)]
    [InlineData("/v1/things", HttpStatusCode.NotFound)]
    [InlineData("/api/Plain", HttpStatusCode.NotFound)]
    [InlineData("/boom", HttpStatusCode.InternalServerError)]
    public async Task Status_codes_say_what_went_wrong(string path, HttpStatusCode expected)
        => Assert.Equal(expected, (await App.Client.GetAsync(path)).StatusCode);

    [Fact]
    public async Task A_function_answers_the_methods_it_names_OPTIONS_included()
    {
        var preflight = await App.Client.SendAsync(new HttpRequestMessage(HttpMethod.Options, "/cors"));
        Assert.Equal(HttpStatusCode.NoContent, preflight.StatusCode);
        Assert.Equal(HttpStatusCode.MethodNotAllowed, (await App.Client.GetAsync("/cors")).StatusCode);
    }

    [Fact]
    public async Task What_a_function_throws_is_logged_and_not_told()
    {
        var answer = await App.Client.GetAsync("/boom");

        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.DoesNotContain("secret", await answer.Content.ReadAsStringAsync());
        Assert.Equal(500, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetInt32());
        Assert.Contains("Boom", Assert.Single(App.Logs.AtLeast(LogLevel.Error)));
    }

    [Fact]
    public async Task A_body_beyond_the_hosts_cap_is_refused()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/echo") { Content = new ByteArrayContent(new byte[9 * 1024 * 1024]) };
        request.Headers.ExpectContinue = true; // or the client might still be sending when the connection closes

        var answer = await App.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task The_server_does_not_name_itself() => Assert.False((await App.Client.GetAsync("/Plain")).Headers.Contains("Server"));

    [Fact]
    public async Task Without_another_prefix_routes_begin_with_api()
    {
        await using var host = await TestHost.StartAsync([typeof(HttpFunctions)]);

        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/api/Plain")).StatusCode);
    }

    [Fact]
    public async Task A_function_that_is_switched_off_has_no_route()
    {
        await using var host = await TestHost.StartAsync(
            [typeof(HttpFunctions)], new Dictionary<string, string?> { ["AzureWebJobs:Plain:Disabled"] = "true" }, NoPrefix);

        Assert.Equal(HttpStatusCode.NotFound, (await host.Client.GetAsync("/Plain")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Client.GetAsync("/shared")).StatusCode);
    }
}
