using System.Net.Sockets;
using System.Text;
using OpenQoE.Tests.Functions.Ingest;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Security;

/// <summary>Each attack of the table, byte by byte through a socket, against the real function in the real host.</summary>
public sealed class AttackTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly CollectingSender _sender = new();
    private IngestServer _server = null!;

    public async ValueTask InitializeAsync() => _server = await IngestServer.StartAsync(_sender, new()
    {
        ["OpenQoE:ApiKey"] = Attacks.Key, ["OpenQoE:Organisation"] = "acme", ["OpenQoE:Ingest:AllowedOrigins"] = "https://player.example",
        ["OpenQoE:Ingest:BodyTimeout"] = "00:00:05", ["EmbeddedHost:StaticFiles:demo"] = RepositoryRoot.Combine("sdk-js", "demo"),
    });

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    [Fact]
    public async Task Every_attack_gets_what_the_table_says_and_nothing_else()
    {
        // Those that wait do so together.
        var slow = Attacks.All.Where(IsSlow).Select(attack => (Attack: attack, Answer: ExchangeAsync(attack))).ToList();
        var wrong = new List<string>();
        foreach (var attack in Attacks.All.Where(attack => !IsSlow(attack)))
        {
            var before = _sender.Events.Count();
            var got = await ExchangeAsync(attack);
            var stored = _sender.Events.Skip(before).ToList();
            var holds = attack.Then is { } then ? stored.Count == 1 && then(stored[0]) : stored.Count == 0;
            if (!attack.IsAnsweredAs(got) || !holds) wrong.Add($"{attack.Name}: got {got}, {stored.Count} stored{(holds ? "" : ", and what must hold does not")}");
        }

        foreach (var (attack, answer) in slow)
        {
            if (!attack.IsAnsweredAs(await answer)) wrong.Add($"{attack.Name}: got {await answer}");
        }

        Assert.Equal([], wrong);
        using var alive = await _server.Client.GetAsync("/v1/events");
        Assert.Equal(405, (int)alive.StatusCode);
    }

    /// <summary>With <c>OPENQOE_UPDATE_GOLDENS=1</c> the page is written anew.</summary>
    [Fact]
    public void The_page_of_attacks_is_the_table()
    {
        var path = RepositoryRoot.Combine("docs", "attacks.md");
        var actual = Page();
        if (Environment.GetEnvironmentVariable("OPENQOE_UPDATE_GOLDENS") == "1") File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
        Assert.True(Attacks.All.Count >= 30);
    }

    private static string Page()
    {
        var page = new StringBuilder("# Attacks\n\nEach is sent to the real service by a test, byte by byte; this page is made of its table. Limits are in [SECURITY.md](../SECURITY.md).\n");
        foreach (var aim in Attacks.All.GroupBy(attack => attack.Aim))
        {
            page.Append($"\n## To {aim.Key}\n\n| what is sent | what it gets |\n|---|---|\n");
            foreach (var attack in aim) page.Append($"| {attack.Name} | {attack.Gets}{(attack.Then is null ? "" : $": {attack.ThenInWords}")} |\n");
        }

        return page.ToString();
    }

    private static bool IsSlow(Attack attack) => attack.Gets.Contains("closed", StringComparison.Ordinal);

    private async Task<string> ExchangeAsync(Attack attack)
    {
        var address = _server.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        using var reader = new StreamReader(stream, Encoding.Latin1);
        var answer = ReadAsync(reader);
        try
        {
            await stream.WriteAsync(attack.Request);
            foreach (var letter in attack.Slowly?.Text ?? "")
            {
                if (await Task.WhenAny(answer, Task.Delay(attack.Slowly!.Every)) == answer) break;
                await stream.WriteAsync(Attack.Ascii($"{letter}"));
            }
        }
        catch (IOException)
        {
            // The server has answered, and did not care for the rest.
        }

        return await answer.WaitAsync(Patience);
    }

    // "HTTP/1.1 408 Request Timeout"
    private static async Task<string> ReadAsync(StreamReader reader)
    {
        try
        {
            return await reader.ReadLineAsync() is { Length: > 12 } line ? line.Split(' ')[1] : "closed";
        }
        catch (IOException)
        {
            return "closed";
        }
    }
}
