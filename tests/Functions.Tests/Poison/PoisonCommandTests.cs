using System.Text;
using Azure.Storage.Queues;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Poison;

/// <summary>The program itself, as a shell runs it.</summary>
public sealed class PoisonCommandTests
{
    [Fact]
    public async Task Messages_are_listed_shown_put_back_byte_for_byte_and_dropped()
    {
        await using var azurite = await Azurite.StartNewAsync();
        var (poison, queue) = (new QueueClient(azurite.ConnectionString, "alerts-poison"), new QueueClient(azurite.ConnectionString, "alerts"));
        await poison.CreateIfNotExistsAsync();
        var texts = Enumerable.Range(0, 40).Select(i => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{{\"number\":{i}}}"))).Append("no base64 at all <&>").ToArray();
        foreach (var text in texts) await poison.SendMessageAsync(text);

        Assert.Contains("alerts  41", Lines((await RunAsync(azurite.ConnectionString, "list")).Output));
        var shown = Lines((await RunAsync(azurite.ConnectionString, "show", "alerts")).Output);
        Assert.Equal(32, shown.Length);
        Assert.EndsWith("{\"number\":0}", shown[0], StringComparison.Ordinal);

        var dropped = await RunAsync(azurite.ConnectionString, "drop", "alerts", "--id", shown[1].Split(' ')[0]);
        Assert.Equal((0, "1 dropped"), (dropped.ExitCode, dropped.Output.Trim()));
        Assert.Equal("3 replayed", (await RunAsync(azurite.ConnectionString, "replay", "alerts", "--limit", "3")).Output.Trim());
        Assert.Equal("37 replayed", (await RunAsync(azurite.ConnectionString, "replay", "alerts")).Output.Trim());

        Assert.Equal(0, (await poison.GetPropertiesAsync()).Value.ApproximateMessagesCount);
        var back = new List<string>();
        while ((await queue.ReceiveMessagesAsync(32, TimeSpan.FromMinutes(5))).Value is { Length: > 0 } messages) back.AddRange(messages.Select(message => message.Body.ToString()));
        Assert.Equal(texts.Where(text => text != texts[1]).Order(), back.Order());
        Assert.Equal("0 replayed", (await RunAsync(azurite.ConnectionString, "replay", "notifications")).Output.Trim());
        Assert.Equal(1, (await RunAsync(azurite.ConnectionString, "drop", "alerts", "--id", "nothing")).ExitCode);
    }

    [Theory]
    [InlineData("There is no such command.")]
    [InlineData("There is no queue nowhere; there are qoe-events, qoe-logs, slo-evaluations, alerts, notifications.", "show", "nowhere")]
    [InlineData("--limit takes a whole number from 1.", "replay", "alerts", "--limit", "0")]
    [InlineData("--id says which message; poison show lists them.", "drop", "alerts")]
    [InlineData("There is no --limit here.", "show", "alerts", "--limit", "1")]
    public async Task A_command_that_is_none_says_what_is_wrong(string problem, params string[] arguments)
    {
        var run = await RunAsync("UseDevelopmentStorage=true", arguments);
        Assert.Equal((2, problem), (run.ExitCode, Lines(run.Errors)[0]));
        Assert.Contains("poison replay QUEUE", run.Errors);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static Task<ProgramRun> RunAsync(string storage, params string[] arguments) =>
        ProgramRun.ToEndAsync(["poison", .. arguments], ("AzureWebJobsStorage", storage));
}
