using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using OpenQoE.Functions;
using OpenQoE.Tests.Functions.Ingest;
using OpenQoE.Tests.Functions.Operations;

namespace OpenQoE.Tests.Functions.Security;

public sealed class SecurityHeadersTests
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["X-Content-Type-Options"] = "nosniff",
        ["Cache-Control"] = "no-store",
        ["Referrer-Policy"] = "no-referrer",
        ["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'none'",
    };

    [Fact]
    public async Task Every_http_function_answers_with_them_whatever_it_answers()
    {
        await using var operators = await OperatorServer.StartAsync("Production", "admin");
        await using var ingest = await IngestServer.StartAsync(new CollectingSender());
        var functions =
            from method in typeof(EventsFunction).Assembly.GetTypes().SelectMany(type => type.GetMethods())
            where method.GetCustomAttribute<FunctionAttribute>() is not null
            from parameter in method.GetParameters()
            let http = parameter.GetCustomAttribute<HttpTriggerAttribute>()
            where http is not null
            from verb in http.Methods is { Length: > 0 } methods ? methods : ["POST", "OPTIONS", "GET"]
            select (Verb: verb, Path: "/" + http.Route!.Replace("{label}", "cdn").Replace("{id}", "abcdefghij").Replace("{action}", "acknowledge"));
        var asked = functions.ToList();
        Assert.True(asked.Count >= 14);

        // Side by side: without a storage some take seconds to say so.
        await Task.WhenAll(asked.SelectMany(one => new[] { "admin", "wrong" }, (one, key) => AnswersAsync(path: one.Path, one.Verb, key)));

        async Task AnswersAsync(string path, string verb, string key)
        {
            using var request = new HttpRequestMessage(new HttpMethod(verb.ToUpperInvariant()), path);
            request.Headers.Add("X-API-Key", key);
            using var answer = await (path == "/v1/events" ? ingest.Client : operators.Client).SendAsync(request);
            Assert.All(Expected, header => Assert.True(
                answer.Headers.TryGetValues(header.Key, out var values) && values.Single() == header.Value, $"{verb} {path} ({(int)answer.StatusCode}): {header.Key}"));
            Assert.False(answer.Headers.Contains("Server"));
        }
    }
}
