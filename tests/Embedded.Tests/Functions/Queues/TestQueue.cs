using Azure.Storage.Queues;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Embedded.Functions.Queues;

/// <summary>A queue of a test's own and the host settings that go with it.</summary>
internal sealed class TestQueue
{
    private readonly string _connectionString;

    public TestQueue(Azurite azurite, QueueMessageEncoding encoding = QueueMessageEncoding.Base64)
    {
        _connectionString = azurite.ConnectionString;
        var name = $"q{Guid.NewGuid():n}";
        Queue = Client(name, encoding);
        Poison = Client($"{name}-poison", encoding);
    }

    public QueueClient Queue { get; }

    public QueueClient Poison { get; }

    public Dictionary<string, string?> Settings(params (string Key, string Value)[] more)
    {
        var settings = more.ToDictionary(pair => pair.Key, pair => (string?)pair.Value);
        settings["AzureWebJobsStorage"] = _connectionString;
        settings["Queue"] = Queue.Name;
        return settings;
    }

    public async Task SendAsync(params IEnumerable<string> bodies)
    {
        await Queue.CreateIfNotExistsAsync();
        foreach (var body in bodies) await Queue.SendMessageAsync(body);
    }

    /// <summary>Waits until no message is left, hidden ones included.</summary>
    public Task EmptiesAsync() => Eventually.HoldsAsync(async () => await CountAsync() == 0);

    public async Task<int> CountAsync() => (await Queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    public static string HostJson(string queues)
        => $$"""{ "extensions": { "queues": { "maxPollingInterval": "00:00:00.2", {{queues}} } } }""";

    private QueueClient Client(string name, QueueMessageEncoding encoding)
        => new(_connectionString, name, new QueueClientOptions { MessageEncoding = encoding });
}
