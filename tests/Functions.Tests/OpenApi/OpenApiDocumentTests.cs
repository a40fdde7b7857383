using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.OpenApi;
using OpenQoE.Functions;
using OpenQoE.Tests.Functions.Operations;

namespace OpenQoE.Tests.Functions.OpenApi;

public sealed class OpenApiDocumentTests
{
    [Fact]
    public async Task Every_route_is_described_and_nothing_else_is()
    {
        var document = await ReadAsync();
        var described = document.Paths.SelectMany(path => path.Value.Operations!.Keys.Select(method => $"{method.Method} {path.Key}"));
        Assert.Equal(Routes().Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Each_operation_says_what_it_does_and_who_may()
    {
        var document = await ReadAsync();
        var operations = document.Paths.SelectMany(path => path.Value.Operations!.Values).ToArray();
        Assert.All(operations, operation => Assert.EndsWith(".", operation.Summary, StringComparison.Ordinal));
        Assert.Equal(operations.Length, operations.Select(operation => operation.OperationId).Distinct().Count());
        Assert.All(operations, operation => Assert.Equal(operation.Responses!.ContainsKey("401"), operation.Security?.Count > 0));
    }

    // By the library that others read it with: it has to find nothing wrong.
    private static async Task<OpenApiDocument> ReadAsync()
    {
        await using var server = await OperatorServer.StartAsync("Production", "admin");
        var text = await server.Client.GetStringAsync("/openapi.json");
        var read = OpenApiDocument.Parse(text, "json");
        Assert.Empty(read.Diagnostic!.Errors);
        Assert.Empty(read.Diagnostic.Warnings);
        return read.Document!;
    }

    private static IEnumerable<string> Routes() =>
        from method in typeof(EventsFunction).Assembly.GetTypes().SelectMany(type => type.GetMethods())
        where method.GetCustomAttribute<FunctionAttribute>() is not null
        from parameter in method.GetParameters()
        let http = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where http is not null
        from verb in http.Methods is { Length: > 0 } methods ? methods : ["POST"]
        select $"{verb.ToUpperInvariant()} /{http.Route}";
}
