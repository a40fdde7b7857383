using System.Net;
using OpenQoE.Shared.Keys;
using OpenQoE.Tests.Functions.Keys;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Operations;

public class OperatorAccessTests
{
    [Theory]
    [InlineData(HttpStatusCode.OK)]
    [InlineData(HttpStatusCode.OK, "Host: localhost")]
    [InlineData(HttpStatusCode.OK, "Host: [::1]:7071")]
    [InlineData(HttpStatusCode.Unauthorized, "Host: openqoe.example")]
    [InlineData(HttpStatusCode.Unauthorized, "Host: localhost.evil.example:7071")]
    [InlineData(HttpStatusCode.Unauthorized, "X-Forwarded-For: 127.0.0.1")]
    [InlineData(HttpStatusCode.Unauthorized, "X-Real-IP: 127.0.0.1")]
    [InlineData(HttpStatusCode.Unauthorized, "Forwarded: for=127.0.0.1")]
    public async Task Without_a_key_set_a_developer_on_the_same_machine_may_look(HttpStatusCode expected, params string[] headers)
    {
        await using var server = await OperatorServer.StartAsync("Development");
        Assert.Equal(expected, await GetAsync(server, "/metrics", headers));
        if (expected != HttpStatusCode.OK) Assert.Equal(expected, await GetAsync(server, "/stats", headers));
    }

    [Fact]
    public async Task Without_a_key_set_nobody_may_look_in_production()
    {
        await using var server = await OperatorServer.StartAsync("Production");
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(server, "/metrics"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(server, "/stats"));
    }

    [Theory]
    [InlineData("Development")]
    [InlineData("Production")]
    public async Task With_a_key_set_it_takes_the_key_in_a_header(string environment)
    {
        await using var server = await OperatorServer.StartAsync(environment, "geheim");
        foreach (var path in (string[])["/metrics", "/stats"])
        {
            Assert.Equal(HttpStatusCode.OK, await GetAsync(server, path, "Authorization: Bearer geheim", "X-Forwarded-For: 203.0.113.9"));
            Assert.Equal(HttpStatusCode.OK, await GetAsync(server, path, "X-API-Key: geheim", "Host: openqoe.example"));
            Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(server, path));
            Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(server, path, "Authorization: Bearer wrong"));
            Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(server, path + "?key=geheim"));
        }
    }

    [Fact]
    public async Task Who_sends_an_admin_key_is_judged_by_it_on_the_developers_machine_too()
    {
        var keys = new MemoryKeyStore();
        var key = keys.Put(SomeKey.Of("acme", KeyKind.Admin));
        var revoked = keys.Put(SomeKey.Of("globex", KeyKind.Admin) with { Revoked = Some.Time });
        await using var server = await OperatorServer.StartAsync("Development", keys: keys);
        Assert.Equal(HttpStatusCode.OK, await GetAsync(server, "/v1/keys", $"X-API-Key: {key}"));
        Assert.Equal(HttpStatusCode.Forbidden, await GetAsync(server, "/stats", $"X-API-Key: {key}"));
        Assert.Equal(HttpStatusCode.Unauthorized, await GetAsync(server, "/v1/keys", $"X-API-Key: {revoked}"));
        Assert.Equal(HttpStatusCode.OK, await GetAsync(server, "/v1/keys"));
    }

    [Fact]
    public async Task The_configured_key_needs_no_table_and_an_admin_key_waits_for_it()
    {
        await using var server = await OperatorServer.StartAsync("Production", "geheim", new MemoryKeyStore { IsUnreachable = true });
        Assert.Equal(HttpStatusCode.OK, await GetAsync(server, "/metrics", "X-API-Key: geheim"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await GetAsync(server, "/metrics", "X-API-Key: oqa_acme_secret"));
    }

    private static async Task<HttpStatusCode> GetAsync(OperatorServer server, string path, params string[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var header in headers) request.Headers.TryAddWithoutValidation(header[..header.IndexOf(':')], header[(header.IndexOf(':') + 2)..]);
        using var response = await server.Client.SendAsync(request);
        return response.StatusCode;
    }
}
