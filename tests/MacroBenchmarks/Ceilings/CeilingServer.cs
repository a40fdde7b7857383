using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Tests.MacroBenchmarks.Ceilings;

/// <summary>What Kestrel itself can do here: a server that answers 202 to every body, in a process of its own.</summary>
internal static class CeilingServer
{
    /// <summary>Serves until it is ended.</summary>
    /// <param name="ceiling">What it does with a body.</param>
    /// <param name="address">Where.</param>
    public static async Task ServeAsync(Ceiling ceiling, string address)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(address);
        await using var app = builder.Build();
        app.MapGet("/health/live", () => Results.Ok());
        app.MapPost("/v1/events", ceiling == Ceiling.Tokenise ? TokeniseAsync : DrainAsync);
        await app.RunAsync();
    }

    private static async Task DrainAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        while (await body.ReadAsync() is var read)
        {
            body.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted) break;
        }

        Accept(context);
    }

    private static async Task TokeniseAsync(HttpContext context)
    {
        var body = context.Request.BodyReader;
        var read = await body.ReadAtLeastAsync((int)context.Request.ContentLength!.Value);
        if (context.Request.Headers.ContentEncoding == "gzip") TokenisePacked(read.Buffer);
        else Tokenise(read.Buffer);
        body.AdvanceTo(read.Buffer.End);
        Accept(context);
    }

    private static void TokenisePacked(ReadOnlySequence<byte> packed)
    {
        using var unpacked = new GZipStream(new MemoryStream(packed.ToArray()), CompressionMode.Decompress);
        using var body = new MemoryStream();
        unpacked.CopyTo(body);
        Tokenise(new ReadOnlySequence<byte>(body.GetBuffer(), 0, (int)body.Length));
    }

    private static void Tokenise(ReadOnlySequence<byte> body)
    {
        var json = new Utf8JsonReader(body);
        while (json.Read())
        {
        }
    }

    private static void Accept(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status202Accepted;
        context.Response.ContentLength = 0;
    }
}

/// <summary>How little can be done with a body.</summary>
internal enum Ceiling
{
    /// <summary>A: read it, and forget it.</summary>
    Drain,

    /// <summary>B: unpack it, and look at each token of its JSON.</summary>
    Tokenise,
}
