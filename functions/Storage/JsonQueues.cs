using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.Json;
using Azure;
using Azure.Storage.Queues;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Events;

namespace OpenQoE.Functions.Storage;

/// <summary>JSON in Azure Storage queues, as base64 like all messages: see <see cref="QueueText"/>.</summary>
public sealed class JsonQueues(QueueClients clients) : IJsonQueues
{
    /// <summary>A message takes 64 KiB of base64.</summary>
    public const int MaximumBytes = 48 * 1024;

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly ConcurrentDictionary<string, QueueClient> _queues = new();

    /// <summary>What a message of such a queue says.</summary>
    /// <exception cref="FormatException">It is no base64.</exception>
    /// <exception cref="JsonException">It is no JSON of that kind.</exception>
    public static T Decode<T>(BinaryData text) =>
        JsonSerializer.Deserialize<T>(QueueText.Decode(text).Span, Json) ?? throw new JsonException("The message says null.");

    /// <summary>How many bytes a message takes.</summary>
    public static int BytesOf<T>(T message) => JsonSerializer.SerializeToUtf8Bytes(message, Json).Length;

    /// <summary>The span that sent a message, if that was sampled; else none.</summary>
    public static ActivityContext TraceOf(BinaryData text)
    {
        try
        {
            return TraceContexts.Parse(Decode<Traced>(text).Traceparent);
        }
        catch (Exception e) when (e is FormatException or JsonException)
        {
            // Whoever reads the message itself will say so.
            return default;
        }
    }

    /// <summary>A message as JSON, with one property more if it is sent by a sampled span and there is room.</summary>
    public static byte[] Encode<T>(T message, ActivityContext sender)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(message, Json);
        if (sender == default) return json;
        byte[] traced = [.. JsonSerializer.SerializeToUtf8Bytes(new Traced(TraceContexts.ToText(sender)), Json)[..^1], (byte)',', .. json[1..]];
        return traced.Length <= MaximumBytes ? traced : json;
    }

    public Task SendAsync<T>(string queue, T message, TimeSpan? delay, CancellationToken cancellation) => Spans.RunAsync(
        () => Spans.Send(queue, Spans.Current),
        () => SendAsync(queue, new BinaryData(Encode(message, Spans.Current)), WholeSeconds(delay), cancellation));

    // The client would round down to what the service counts in, and the message come before its time.
    private static TimeSpan? WholeSeconds(TimeSpan? delay) => delay is { } exact ? TimeSpan.FromSeconds(Math.Ceiling(exact.TotalSeconds)) : null;

    private async Task SendAsync(string queue, BinaryData body, TimeSpan? delay, CancellationToken cancellation)
    {
        var client = _queues.GetOrAdd(queue, name => clients.CreateWithoutRetries(name, Timeout));
        try
        {
            await client.SendMessageAsync(body, delay, Never, cancellation);
        }
        catch (RequestFailedException e) when (e.ErrorCode == "QueueNotFound")
        {
            await client.CreateIfNotExistsAsync(cancellationToken: cancellation);
            await client.SendMessageAsync(body, delay, Never, cancellation);
        }
    }

    private sealed record Traced(string? Traceparent);
}
