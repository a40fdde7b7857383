using System.Net;
using System.Text.Json;

namespace OpenQoE.Tests.Functions.Ingest;

public class IngestCasesTests(IngestFixture ingest) : IClassFixture<IngestFixture>
{
    public static TheoryData<string> Names => [.. IngestCase.All.Select(item => item.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_odd_request_gets_its_status_and_codes(string name)
    {
        var expected = IngestCase.All.Single(item => item.Name == name);

        using var response = await ingest.Server.Client.SendAsync(expected.ToRequest());
        var body = await response.Content.ReadAsStringAsync();

        Assert.True(expected.Status == (int)response.StatusCode, $"{(int)response.StatusCode}: {body}");
        Assert.Equal("*", response.Headers.GetValues("Access-Control-Allow-Origin").Single());
        var report = JsonDocument.Parse(body).RootElement;
        Assert.Equal(response.StatusCode == HttpStatusCode.Accepted, report.GetProperty("success").GetBoolean());
        Assert.NotEmpty(report.GetProperty("message").GetString()!);
        if (!report.TryGetProperty("events_received", out var received)) return;

        Assert.Equal(expected.Accepted, report.GetProperty("events_accepted").GetInt32());
        Assert.Equal(received.GetInt32(), expected.Accepted + report.GetProperty("events_rejected").GetInt32());
        Assert.Equal(expected.Errors.Order(), Problems(report, "errors"));
        Assert.Equal(expected.Warnings.Order(), Problems(report, "warnings"));
    }

    private static IEnumerable<string> Problems(JsonElement report, string list) => report.GetProperty(list).EnumerateArray()
        .Select(problem => $"{Index(problem)} {problem.GetProperty("field").GetString()} {problem.GetProperty("code").GetString()}").Order();

    private static string Index(JsonElement problem) =>
        problem.GetProperty("index") is { ValueKind: JsonValueKind.Number } index ? index.ToString() : "-";
}
