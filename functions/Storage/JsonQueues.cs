using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Storage.Queues;

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

    public async Task SendAsync<T>(string queue, T message, TimeSpan? delay, CancellationToken cancellation)
    {
        var client = _queues.GetOrAdd(queue, name => clients.CreateWithoutRetries(name, Timeout));
        var body = new BinaryData(JsonSerializer.SerializeToUtf8Bytes(message, Json));
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
}
