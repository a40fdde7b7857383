using System.Net;
using System.Text;
using System.Text.Json;
using OpenQoE.Shared.Keys;
using OpenQoE.Tests.Functions.Operations;

namespace OpenQoE.Tests.Functions.Keys;

public sealed class KeyRoutesTests : IAsyncLifetime
{
    private const string Root = "root-key";

    private readonly MemoryKeyStore _keys = new();
    private OperatorServer _server = null!;
    private string _acme = "";

    public async ValueTask InitializeAsync()
    {
        _acme = _keys.Put(SomeKey.Of("acme", KeyKind.Admin, "acmeadmin"));
        _server = await OperatorServer.StartAsync("Production", Root, _keys);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task A_key_is_made_with_its_settings_and_its_secret_is_shown_this_once()
    {
        var (status, created) = await SendAsync(Root, HttpMethod.Post, "/v1/keys",
            """{"organisation":"acme","name":"web","origins":["https://a.example"],"rate":500,"burst":1000,"expires":"2099-01-01T00:00:00+01:00"}""");

        Assert.Equal(HttpStatusCode.Created, status);
        var text = KeyText.Parse(created.GetProperty("key").GetString()!)!.Value;
        Assert.Equal((KeyKind.Ingest, 43), (text.Kind, text.Secret.Length));
        var (_, list) = await SendAsync(Root, HttpMethod.Get, "/v1/keys?organisation=acme");
        var listed = list.GetProperty("keys").EnumerateArray().Single(key => key.GetProperty("id").GetString() == text.Id);
        Assert.Equal(created.GetProperty("settings").ToString(), listed.ToString());
        Assert.Equal(("ingest", "acme", "web", 500, 1000), (listed.GetProperty("kind").GetString(), listed.GetProperty("organisation").GetString(),
            listed.GetProperty("name").GetString(), listed.GetProperty("rate").GetInt32(), listed.GetProperty("burst").GetInt32()));
        Assert.DoesNotContain(text.Secret, list.ToString());
        Assert.DoesNotContain(SecretHash.Of(text.Secret).ToHex(), list.ToString());
    }

    [Theory]
    [InlineData("organisation", """{}""")]
    [InlineData("kind", """{"organisation":"a","kind":"root"}""")]
    [InlineData("origins", """{"organisation":"a","origins":["a.example"]}""")]
    [InlineData("origins", """{"organisation":"a","origins":"*"}""")]
    [InlineData("rate", """{"organisation":"a","rate":"5"}""")]
    [InlineData("burst", """{"organisation":"a","burst":-1}""")]
    [InlineData("expires", """{"organisation":"a","expires":"2001-01-01T00:00:00Z"}""")]
    [InlineData("origin", """{"organisation":"a","origin":["https://a.example"]}""")]
    [InlineData("body", "no JSON")]
    [InlineData("body", "null")]
    [InlineData("body", "")]
    public async Task A_wrong_field_is_named_in_the_problem(string field, string body)
    {
        using var response = await RequestAsync(Root, HttpMethod.Post, "/v1/keys", body);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.Equal([field], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name));
    }

    [Fact]
    public async Task An_admin_key_acts_for_its_own_organisation_only()
    {
        _keys.Put(SomeKey.Of("globex", id: "gxkey"));

        Assert.Equal(HttpStatusCode.Created, (await SendAsync(_acme, HttpMethod.Post, "/v1/keys", """{"name":"mine"}""")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(_acme, HttpMethod.Post, "/v1/keys", """{"organisation":"globex"}""")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(_acme, HttpMethod.Delete, "/v1/keys/gxkey")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(_acme, HttpMethod.Post, "/v1/keys/gxkey/rotate")).Status);
        var (_, list) = await SendAsync(_acme, HttpMethod.Get, "/v1/keys");
        Assert.All(list.GetProperty("keys").EnumerateArray(), key => Assert.Equal("acme", key.GetProperty("organisation").GetString()));
        Assert.Empty((await SendAsync(_acme, HttpMethod.Get, "/v1/keys?organisation=globex")).Body.GetProperty("keys").EnumerateArray());
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(Root, HttpMethod.Delete, "/v1/keys/gxkey")).Status);
    }

    [Theory]
    [InlineData("/metrics")]
    [InlineData("/stats")]
    public async Task The_whole_instances_figures_are_not_for_one_organisation(string path)
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await SendAsync(_acme, HttpMethod.Get, path)).Status);
        using var response = await RequestAsync(Root, HttpMethod.Get, path);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("wrong")]
    [InlineData("oqa_acmeadmin_wrong")]
    [InlineData("oqa_nosuchkey1_secret")]
    [InlineData("oqi_acmeadmin_secret")]
    public async Task Nobody_else_may_do_anything(string? key)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(key, HttpMethod.Get, "/v1/keys")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(key, HttpMethod.Post, "/v1/keys", """{"organisation":"a"}""")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(key, HttpMethod.Post, "/v1/keys/acmeadmin/rotate")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(key, HttpMethod.Delete, "/v1/keys/acmeadmin")).Status);
    }

    [Fact]
    public async Task A_key_that_is_not_there_is_404_and_one_that_has_ended_is_not_rotated()
    {
        _keys.Put(SomeKey.Of("acme", id: "endedkey"));
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(Root, HttpMethod.Delete, "/v1/keys/nosuchkey2")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await SendAsync(Root, HttpMethod.Delete, "/v1/keys/" + Uri.EscapeDataString("' or ''='"))).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(Root, HttpMethod.Delete, "/v1/keys/endedkey")).Status);
        Assert.Equal(HttpStatusCode.NoContent, (await SendAsync(Root, HttpMethod.Delete, "/v1/keys/endedkey")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await SendAsync(Root, HttpMethod.Post, "/v1/keys/endedkey/rotate")).Status);
    }

    [Fact]
    public async Task An_overlap_that_cannot_be_read_is_named()
    {
        var (status, problem) = await SendAsync(Root, HttpMethod.Post, "/v1/keys/acmeadmin/rotate?overlap=soon");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.True(problem.GetProperty("errors").TryGetProperty("overlap", out _));
    }

    [Fact]
    public async Task While_the_table_is_out_of_reach_the_answer_is_503()
    {
        _keys.IsUnreachable = true;
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(Root, HttpMethod.Get, "/v1/keys")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await SendAsync(Root, HttpMethod.Post, "/v1/keys", """{"organisation":"a"}""")).Status);
    }

    [Fact]
    public async Task A_page_of_another_site_makes_no_keys_through_a_developers_browser()
    {
        await using var server = await OperatorServer.StartAsync("Development", keys: _keys);
        foreach (var (origin, expected) in new[] { ("https://evil.example", HttpStatusCode.Unauthorized), (server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), HttpStatusCode.Created) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/keys") { Content = new StringContent("""{"organisation":"a"}""") };
            request.Headers.Add("Origin", origin);
            using var response = await server.Client.SendAsync(request);
            Assert.Equal(expected, response.StatusCode);
        }
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string? key, HttpMethod method, string path, string? body = null)
    {
        using var response = await RequestAsync(key, method, path, body);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }

    private async Task<HttpResponseMessage> RequestAsync(string? key, HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path);
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (key is not null) request.Headers.Add("X-API-Key", key);
        return await _server.Client.SendAsync(request);
    }
}
