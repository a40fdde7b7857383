using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using OpenQoE.Tests.MacroBenchmarks.Machine;
using OpenQoE.Tests.Pipeline.Exactness;

namespace OpenQoE.Tests.Pipeline.Load;

/// <summary>Asks a service's operator routes, with the stage's admin key.</summary>
internal sealed class OperatorClient : IDisposable
{
    private readonly HttpClient _http;

    public OperatorClient(Uri service)
    {
        _http = new HttpClient { BaseAddress = service, Timeout = TimeSpan.FromMinutes(1) };
        _http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Stage.AdminKey);
    }

    public Task<JsonElement> GetAsync(string path) => _http.GetFromJsonAsync<JsonElement>(path);

    public Task<string> GetTextAsync(string path) => _http.GetStringAsync(path);

    /// <exception cref="InvalidOperationException">It was refused; the message says why.</exception>
    public async Task<JsonElement> PostAsync(string path, object body)
    {
        using var answer = await _http.PostAsJsonAsync(path, body);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{answer.StatusCode} to {path}: {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>What <c>/v1/cardinality</c> says of one organisation.</summary>
    public async Task<JsonElement> CardinalityAsync(string organisation) =>
        (await GetAsync("/v1/cardinality")).GetProperty("organisations").EnumerateArray().Single(o => o.GetProperty("organisation").GetString() == organisation);

    /// <summary>Prometheus series that <c>/v1/cardinality</c> says an organisation has.</summary>
    public async Task<int> SeriesAsync(string organisation) => (await CardinalityAsync(organisation)).GetProperty("series").GetProperty("used").GetInt32();

    /// <summary>The sum of the samples of a metric in <c>/metrics</c> whose labels contain a text.</summary>
    public async Task<double> MetricAsync(string metric, string containing = "") => new Reading(await GetTextAsync("/metrics")).Sum(metric, containing);

    public void Dispose() => _http.Dispose();
}
