using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Tests.Support.Otlp;

/// <summary>A server in a collector's place: takes OTLP over HTTP and over gRPC, and keeps what it is sent.</summary>
public sealed class Collector : IAsyncDisposable
{
    private const int GrpcPrefix = 5;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<byte[]> _bodies = [];
    private readonly ConcurrentQueue<ExportedSpan> _spans = [];
    private readonly ConcurrentQueue<LogRecord> _logs = [];
    private readonly ConcurrentDictionary<string, string> _metrics = new();

    private Collector()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
        });
        _app = builder.Build();
        _app.MapPost("/v1/{signal}", TakeAsync);
        _app.MapPost("/opentelemetry.proto.collector.{signal}.v1.{service}/Export", TakeFramedAsync);
    }

    /// <summary>For protocol <c>http/protobuf</c>.</summary>
    public Uri HttpAddress => new(Addresses.First());

    /// <summary>For protocol <c>grpc</c>.</summary>
    public Uri GrpcAddress => new(Addresses.Last());

    public IReadOnlyList<ExportedSpan> Spans => [.. _spans];

    public IReadOnlyList<LogRecord> Logs => [.. _logs];

    /// <summary>Names of metrics, each with the name of its meter.</summary>
    public IReadOnlyDictionary<string, string> Metrics => _metrics;

    /// <summary>Every byte that came, one for one.</summary>
    public string Bytes => string.Concat(_bodies.Select(System.Text.Encoding.Latin1.GetString));

    private ICollection<string> Addresses => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses;

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        await collector._app.StartAsync();
        return collector;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task TakeAsync(HttpContext context, string signal)
    {
        Keep(signal, await ReadAsync(context.Request));
        context.Response.ContentType = "application/x-protobuf";
    }

    // A message is framed: one byte for compression, four for its length. The empty message answers.
    private async Task TakeFramedAsync(HttpContext context, string signal)
    {
        var framed = await ReadAsync(context.Request);
        Keep(signal, framed[GrpcPrefix..(GrpcPrefix + BinaryPrimitives.ReadInt32BigEndian(framed.AsSpan(1)))]);
        context.Response.ContentType = "application/grpc";
        await context.Response.Body.WriteAsync(new byte[GrpcPrefix]);
        context.Response.AppendTrailer("grpc-status", "0");
    }

    private static async Task<byte[]> ReadAsync(HttpRequest request)
    {
        var body = new MemoryStream();
        var isPacked = request.Headers.ContentEncoding == "gzip";
        await (isPacked ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body).CopyToAsync(body);
        return body.ToArray();
    }

    private void Keep(string signal, byte[] body)
    {
        _bodies.Enqueue(body);
        switch (signal)
        {
            case "traces" or "trace":
                foreach (var span in ExportedSpan.Of(TracesRequest.Parser.ParseFrom(body))) _spans.Enqueue(span);
                break;
            case "metrics":
                foreach (var scope in MetricsRequest.Parser.ParseFrom(body).ResourceMetrics.SelectMany(r => r.ScopeMetrics))
                    foreach (var metric in scope.Metrics) _metrics[metric.Name] = scope.Scope.Name;
                break;
            default:
                foreach (var log in LogsRequest.Parser.ParseFrom(body).ResourceLogs.SelectMany(r => r.ScopeLogs).SelectMany(s => s.LogRecords)) _logs.Enqueue(log);
                break;
        }
    }
}
