using Azure.Storage.Queues;
using OpenQoE.Functions.Storage;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Poison;

/// <summary>The program itself, as a shell runs it.</summary>
public class PoisonReplayTests
{
    /// <summary>What our queues hold, and what could be in them: base64 or none, characters that XML escapes, line ends, spaces around it.</summary>
    private static readonly string[] Texts = ["eyJhIjoxfQ==", "{\"a\":\"<&>\"}", " spaces and\nlines ", "é😀", "=="];

    [Fact]
    public async Task Replayed_messages_go_back_to_their_queue_with_the_same_text_and_never_expire()
    {
        await using var azurite = await Azurite.StartNewAsync();
        var poison = await QueueAsync(azurite, "alerts-poison", Texts);

        var run = await RunAsync(azurite.ConnectionString, "replay", "alerts");

        Assert.Equal((0, "5 replayed", ""), (run.ExitCode, run.Output.Trim(), run.Errors));
        Assert.Equal(0, await CountAsync(poison));
        var messages = (await Queue(azurite, "alerts").ReceiveMessagesAsync(32)).Value;
        Assert.Equal(Texts.Order(StringComparer.Ordinal), messages.Select(message => message.Body.ToString()).Order(StringComparer.Ordinal));
        Assert.All(messages, message => Assert.True(message.ExpiresOn!.Value.Year > 9000));
    }

    [Fact]
    public async Task More_than_a_page_is_replayed_whole_and_no_more_than_the_limit_says()
    {
        await using var azurite = await Azurite.StartNewAsync();
        var poison = await QueueAsync(azurite, "slo-evaluations-poison", [.. Enumerable.Range(0, 70).Select(number => $"{number}")]);

        Assert.Equal("40 replayed", (await RunAsync(azurite.ConnectionString, "replay", "slo-evaluations", "--limit", "40")).Output.Trim());
        Assert.Equal(30, (await PeekAsync(poison)).Count);
        Assert.Equal("30 replayed", (await RunAsync(azurite.ConnectionString, "replay", "slo-evaluations")).Output.Trim());
        Assert.Equal("0 replayed", (await RunAsync(azurite.ConnectionString, "replay", "slo-evaluations")).Output.Trim());
        Assert.Equal((0, 70), (await CountAsync(poison), await CountAsync(Queue(azurite, "slo-evaluations"))));
    }

    [Theory]
    [InlineData("POST", "/alerts/messages", 0)]
    [InlineData("DELETE", "/alerts-poison/messages/", 1)]
    public async Task A_replay_that_breaks_off_leaves_the_message_where_it_was_at_worst_in_both_places(string method, string path, int inQueue)
    {
        await using var azurite = await Azurite.StartNewAsync();
        await using var storage = new FlakyStorage(azurite, request => request.HttpMethod == method && request.RawUrl!.Contains(path, StringComparison.Ordinal));
        var (queue, poison) = (await QueueAsync(azurite, "alerts"), await QueueAsync(azurite, "alerts-poison", "kept"));

        var run = await RunAsync(storage.ConnectionString, "replay", "alerts");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Error:", run.Errors, StringComparison.Ordinal);
        Assert.Equal((1, inQueue), (await CountAsync(poison), await CountAsync(queue)));
    }

    [Theory]
    [InlineData("There is no queue alerts-poison;", "replay", "alerts-poison")]
    [InlineData("--limit takes a whole number from 1.", "replay", "alerts", "--limit", "0")]
    [InlineData("--limit takes a whole number from 1.", "replay", "alerts", "--limit", "1.5")]
    [InlineData("--limit takes a whole number from 1.", "replay", "alerts", "--limit", "NaN")]
    [InlineData("--limit takes a number.", "replay", "alerts", "--limit", "all")]
    public async Task A_replay_of_no_queue_or_no_number_of_messages_is_answered_with_the_reason_and_the_usage(string reason, params string[] args)
    {
        var run = await RunAsync(Nowhere(), args);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(reason, run.Errors, StringComparison.Ordinal);
        Assert.Contains("Usage:", run.Errors);
        Assert.Empty(run.Output);
    }

    private static string Nowhere()
    {
        var nobody = $"http://127.0.0.1:{FreePorts.Take(1)[0]}/{Azurite.AccountName}";
        return $"DefaultEndpointsProtocol=http;AccountName={Azurite.AccountName};AccountKey={Azurite.AccountKey};QueueEndpoint={nobody};TableEndpoint={nobody};";
    }

    private static Task<ProgramRun> RunAsync(string storage, params string[] args) =>
        ProgramRun.ToEndAsync(["poison", .. args], (StorageNames.Connection, storage));

    private static QueueClient Queue(Azurite azurite, string name) => new(azurite.ConnectionString, name);

    private static async Task<QueueClient> QueueAsync(Azurite azurite, string name, params string[] texts)
    {
        var queue = Queue(azurite, name);
        await queue.CreateIfNotExistsAsync();
        foreach (var text in texts) await queue.SendMessageAsync(text);
        return queue;
    }

    /// <summary>Hidden ones included.</summary>
    private static async Task<int> CountAsync(QueueClient queue) => (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount;

    /// <summary>Those that show.</summary>
    private static async Task<IReadOnlyCollection<string>> PeekAsync(QueueClient queue) =>
        [.. (await queue.PeekMessagesAsync(32)).Value.Select(message => message.MessageText)];
}
