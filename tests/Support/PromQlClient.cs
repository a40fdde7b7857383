using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;

namespace OpenQoE.Tests.Support;

/// <summary>The query API that Prometheus, VictoriaMetrics and Mimir share.</summary>
public sealed class PromQlClient(HttpClient http, Uri server)
{
    /// <summary>Evaluates at a moment, by default now.</summary>
    /// <exception cref="InvalidOperationException">The server refuses the query; the message says why.</exception>
    public async Task<IReadOnlyList<PromSample>> QueryAsync(string promql, DateTimeOffset? at = null)
    {
        var time = at is { } moment ? $"&time={Seconds(moment)}" : "";
        var data = await GetAsync($"/api/v1/query?query={Uri.EscapeDataString(promql)}{time}");
        if (data.GetProperty("resultType").GetString() == "scalar")
            return [new PromSample(new Dictionary<string, string>(), Point(data.GetProperty("result")).At, Point(data.GetProperty("result")).Value)];
        return [.. data.GetProperty("result").EnumerateArray().Select(Sample)];
    }

    /// <summary>Evaluates at each step of a range, both ends included.</summary>
    /// <exception cref="InvalidOperationException">The server refuses the query; the message says why.</exception>
    public async Task<IReadOnlyList<PromSeries>> QueryRangeAsync(string promql, DateTimeOffset from, DateTimeOffset to, TimeSpan step)
    {
        var range = $"start={Seconds(from)}&end={Seconds(to)}&step={step.TotalSeconds.ToString(CultureInfo.InvariantCulture)}";
        return Series(await GetAsync($"/api/v1/query_range?query={Uri.EscapeDataString(promql)}&{range}"));
    }

    /// <summary>What is stored of the last day of the series that a selector selects, sample by sample, those of series that ended too.</summary>
    /// <exception cref="InvalidOperationException">The server refuses the query; the message says why.</exception>
    public async Task<IReadOnlyList<PromSeries>> StoredAsync(string selector) => Series(await GetAsync($"/api/v1/query?query={Uri.EscapeDataString($"{selector}[1d]")}"));

    private async Task<JsonElement> GetAsync(string pathAndQuery)
    {
        using var response = await http.GetAsync(new Uri(server, pathAndQuery));
        if (!response.IsSuccessStatusCode)
            throw new InvalidOperationException($"{(int)response.StatusCode} to {pathAndQuery}: {await response.Content.ReadAsStringAsync()}");
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("data");
    }

    private static PromSeries[] Series(JsonElement data) =>
        [.. data.GetProperty("result").EnumerateArray().Select(series => new PromSeries(Labels(series), [.. series.GetProperty("values").EnumerateArray().Select(Point)]))];

    private static PromSample Sample(JsonElement series)
    {
        var (at, value) = Point(series.GetProperty("value"));
        return new PromSample(Labels(series), at, value);
    }

    private static Dictionary<string, string> Labels(JsonElement series) =>
        series.GetProperty("metric").EnumerateObject().ToDictionary(label => label.Name, label => label.Value.GetString()!);

    private static (DateTimeOffset At, double Value) Point(JsonElement pair) => (
        DateTimeOffset.FromUnixTimeMilliseconds((long)Math.Round(pair[0].GetDouble() * 1_000)),
        pair[1].GetString() switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            var number => double.Parse(number!, CultureInfo.InvariantCulture),
        });

    private static string Seconds(DateTimeOffset moment) => (moment.ToUnixTimeMilliseconds() / 1_000m).ToString(CultureInfo.InvariantCulture);
}
