using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using OpenQoE.Shared.Governance.Ledger;
using OpenQoE.Shared.Keys;
using OpenQoE.Tests.Functions.Keys;
using OpenQoE.Tests.Functions.Operations;

namespace OpenQoE.Tests.Functions.Cardinality;

public sealed class CardinalityRoutesTests : IAsyncLifetime
{
    private const string Root = "root-key";

    private readonly MemoryKeyStore _keys = new();
    private readonly MemoryCardinalityStore _store = new();
    private OperatorServer _server = null!;
    private string _acme = "";

    public async ValueTask InitializeAsync()
    {
        _acme = _keys.Put(SomeKey.Of("acme", KeyKind.Admin, "acmeadmin"));
        foreach (var organisation in new[] { "", "acme", "other" })
        {
            var ledger = new OrganisationLedger { Labels = { ["cdn"] = new LabelLedger { Window = 1, Values = { ["b"] = 1, ["a"] = 1 } } } };
            await _store.TryWriteLedgerAsync(organisation, ledger, null, default);
        }

        _server = await OperatorServer.StartAsync("Production", Root, _keys, _store, new Publishing.MemorySlotStore());
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Who_operates_all_sees_all_and_an_organisations_admin_its_own()
    {
        var (_, all) = await GetAsync(Root, "/v1/cardinality");
        Assert.Equal(["acme", "other"], all.GetProperty("organisations").EnumerateArray().Select(o => o.GetProperty("organisation").GetString()));
        var (_, own) = await GetAsync(_acme, "/v1/cardinality");
        Assert.Equal("acme", own.GetProperty("organisation").GetString());
        Assert.Equal("allow 100", own.GetProperty("labels")[0].GetProperty("policy").GetString());
    }

    [Theory]
    [InlineData("/v1/cardinality")]
    [InlineData("/v1/cardinality?organisation=other")]
    [InlineData("/v1/cardinality/cdn?organisation=other")]
    public async Task Nobody_sees_what_is_anothers(string path)
    {
        Assert.Equal(HttpStatusCode.Unauthorized, (await GetAsync("wrong", path)).Status);
        if (path.Contains('?')) Assert.Equal(HttpStatusCode.Forbidden, (await GetAsync(_acme, path)).Status);
    }

    [Fact]
    public async Task A_label_shows_its_admitted_values()
    {
        var (status, label) = await GetAsync(_acme, "/v1/cardinality/cdn");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(["a", "b"], label.GetProperty("admitted").EnumerateArray().Select(value => value.GetProperty("value").GetString()));
        Assert.Equal((2, 100), (label.GetProperty("summary").GetProperty("admitted").GetInt32(), label.GetProperty("summary").GetProperty("limit").GetInt32()));
    }

    [Theory]
    [InlineData("/v1/cardinality/nonsense?organisation=acme", HttpStatusCode.BadRequest)]
    [InlineData("/v1/cardinality/cdn", HttpStatusCode.BadRequest)]
    [InlineData("/v1/cardinality/org_id", HttpStatusCode.OK)]
    [InlineData("/v1/cardinality?organisation=unknown", HttpStatusCode.NotFound)]
    public async Task What_cannot_be_shown_is_said(string path, HttpStatusCode status) => Assert.Equal(status, (await GetAsync(Root, path)).Status);

    [Theory]
    [InlineData("organisation", """{}""")]
    [InlineData("body", "no JSON")]
    [InlineData("body", "null")]
    [InlineData("limits", """{"organisation":"acme","limits":{"cdn":-1}}""")]
    [InlineData("limits", """{"organisation":"acme","limits":{"nonsense":1}}""")]
    [InlineData("limits", """{"organisation":"acme","limits":{"cdn":"5"}}""")]
    [InlineData("labelPolicies", """{"organisation":"acme","labelPolicies":{"cdn":"many"}}""")]
    [InlineData("labels", """{"organisation":"acme","labels":["cdn","nonsense"]}""")]
    [InlineData("seriesPerMetric", """{"organisation":"acme","seriesPerMetric":1}""")]
    [InlineData("seriesPerOrganisation", """{"organisation":"acme","seriesPerOrganisation":1}""")]
    [InlineData("defaultLimit", """{"organisation":"acme","defaultLimit":0}""")]
    [InlineData("limit", """{"organisation":"acme","limit":{"cdn":1}}""")]
    public async Task A_wrong_field_of_a_preview_is_named(string field, string body)
    {
        var (status, problem) = await SendAsync(Root, HttpMethod.Post, "/v1/cardinality/preview", body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal(field, Assert.Single(problem.GetProperty("errors").EnumerateObject()).Name);
    }

    [Fact]
    public async Task A_preview_says_which_policies_it_is_about()
    {
        var (status, preview) = await SendAsync(_acme, HttpMethod.Post, "/v1/cardinality/preview", """{"limits":{"video_id":7},"labels":["org_id","video_id"]}""");
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("""{"org_id":"allow 1000","video_id":"top 7"}""", preview.GetProperty("labels").GetRawText());
    }

    private Task<(HttpStatusCode Status, JsonElement Body)> GetAsync(string key, string path) => SendAsync(key, HttpMethod.Get, path, null);

    private async Task<(HttpStatusCode Status, JsonElement Body)> SendAsync(string key, HttpMethod method, string path, string? body)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        using var response = await _server.Client.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement);
    }
}
