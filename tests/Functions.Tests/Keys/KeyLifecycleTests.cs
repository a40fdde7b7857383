using System.Net;
using System.Text;
using System.Text.Json;
using OpenQoE.Functions.Storage;
using OpenQoE.Tests.Functions.Ingest;
using OpenQoE.Tests.Functions.Operations;
using OpenQoE.Tests.Support;
using Azure.Data.Tables;

namespace OpenQoE.Tests.Functions.Keys;

/// <summary>Against a real Azurite: keys are made on one instance and used on another.</summary>
public sealed class KeyLifecycleTests : IAsyncLifetime
{
    private static readonly string Event =
        $$"""{"event_type":"pause","event_time":{{Some.Time.ToUnixTimeMilliseconds()}},"player_id":"p","view_id":"v","session_id":"s","viewer_id":"u"}""";

    private readonly CollectingSender _sender = new();
    private Azurite _azurite = null!;
    private OperatorServer _operators = null!;
    private IngestServer _players = null!;

    public async ValueTask InitializeAsync()
    {
        _azurite = await Azurite.StartNewAsync();
        _operators = await OperatorServer.StartAsync("Production", "root", Store());
        _players = await IngestServer.StartAsync(
            _sender, new() { ["AzureWebJobsStorage"] = _azurite.ConnectionString, ["OpenQoE:Keys:RefreshInterval"] = "00:00:00.200" });
    }

    public async ValueTask DisposeAsync()
    {
        await _players.DisposeAsync();
        await _operators.DisposeAsync();
        await _azurite.DisposeAsync();
    }

    [Fact]
    public async Task Defect_6_a_key_is_made_used_rotated_and_revoked()
    {
        Assert.Equal(HttpStatusCode.Accepted, await PostEventAsync(key: null));

        var (id, first) = await NewSecretAsync("/v1/keys", """{"organisation":"acme"}""");
        Assert.Equal(HttpStatusCode.Accepted, await PostEventAsync(first));
        Assert.Equal("acme", _sender.Events.Last().OrgId);
        Assert.Equal(HttpStatusCode.Unauthorized, await PostEventAsync(key: null));

        var (sameId, second) = await NewSecretAsync($"/v1/keys/{id}/rotate");
        Assert.Equal(id, sameId);
        await Eventually.HoldsAsync(async () => await PostEventAsync(second) == HttpStatusCode.Accepted);
        Assert.Equal(HttpStatusCode.Accepted, await PostEventAsync(first));

        var (_, third) = await NewSecretAsync($"/v1/keys/{id}/rotate?overlap=0");
        await Eventually.HoldsAsync(async () => await PostEventAsync(second) == HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.Accepted, await PostEventAsync(third));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostEventAsync(first));

        Assert.Equal(HttpStatusCode.NoContent, (await OperateAsync(HttpMethod.Delete, $"/v1/keys/{id}")).Status);
        await Eventually.HoldsAsync(async () => await PostEventAsync(third) == HttpStatusCode.Unauthorized);
        var listed = Assert.Single((await OperateAsync(HttpMethod.Get, "/v1/keys")).Body.GetProperty("keys").EnumerateArray());
        Assert.Equal((id, false), (listed.GetProperty("id").GetString(), listed.GetProperty("active").GetBoolean()));
    }

    [Fact]
    public async Task Keys_go_on_while_the_storage_is_gone()
    {
        var (_, key) = await NewSecretAsync("/v1/keys", """{"organisation":"acme"}""");
        Assert.Equal(HttpStatusCode.Accepted, await PostEventAsync(key));

        await _azurite.StopAsync();

        Assert.Equal(HttpStatusCode.Accepted, await PostEventAsync(key));
        Assert.Equal(HttpStatusCode.Unauthorized, await PostEventAsync("oqi_other_key"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await OperateAsync(HttpMethod.Get, "/v1/keys")).Status);
    }

    [Fact]
    public async Task Changes_of_one_key_by_many_at_once_are_all_made()
    {
        var (id, _) = await NewSecretAsync("/v1/keys", """{"organisation":"acme"}""");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Store().ChangeAsync(id, key => key with { Name = key.Name + "x" }, default)));
        Assert.Equal("xxxxxxxx", Assert.Single(await Store().ListAsync(default)).Name);
        Assert.Null(await Store().ChangeAsync("other", key => key, default));
    }

    private TableKeyStore Store() => new(new TableServiceClient(_azurite.ConnectionString, new TableClientOptions { Retry = { MaxRetries = 0 } }));

    private async Task<(string Id, string Key)> NewSecretAsync(string path, string? body = null)
    {
        var (status, answer) = await OperateAsync(HttpMethod.Post, path, body);
        Assert.True(status is HttpStatusCode.Created or HttpStatusCode.OK, $"{status}");
        return (answer.GetProperty("settings").GetProperty("id").GetString()!, answer.GetProperty("key").GetString()!);
    }

    private async Task<(HttpStatusCode Status, JsonElement Body)> OperateAsync(HttpMethod method, string path, string? body = null)
    {
        using var request = new HttpRequestMessage(method, path) { Headers = { { "Authorization", "Bearer root" } } };
        if (body is not null) request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        using var response = await _operators.Client.SendAsync(request);
        var text = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, text.StartsWith('{') ? JsonDocument.Parse(text).RootElement : default);
    }

    private async Task<HttpStatusCode> PostEventAsync(string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/events")
        {
            Content = new StringContent($"{{\"events\":[{Event}]}}", Encoding.UTF8, "application/json"),
        };
        if (key is not null) request.Headers.Add("X-API-Key", key);
        using var response = await _players.Client.SendAsync(request);
        return response.StatusCode;
    }
}
