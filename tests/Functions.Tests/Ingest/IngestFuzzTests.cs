using System.Net.Http.Headers;
using System.Text;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Ingest;

/// <summary>Damaged bodies for a while: <c>OPENQOE_FUZZ_SECONDS</c>, 5 by default; <c>OPENQOE_FUZZ_SEED</c> replays a run.</summary>
public class IngestFuzzTests
{
    private const int BodiesPerRound = 500;
    private const long TolerableGrowth = 24 * 1024 * 1024;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "\"", ",", ":", "\\u0000", "\\ud800", "\\", "null", "true", "1e999", "-1", "NaN", "0.5", "{}", "[[[[[[[[[", "\"data\":", "\"events\":",
        "\"event_type\":\"stall_end\"", "\u00ff", "\ud83d\ude00", "\0",
    ];

    [Fact]
    public async Task No_damaged_body_is_answered_with_5xx_and_memory_does_not_grow()
    {
        var seed = int.TryParse(Environment.GetEnvironmentVariable("OPENQOE_FUZZ_SEED"), out var given) ? given : Random.Shared.Next();
        var seconds = int.TryParse(Environment.GetEnvironmentVariable("OPENQOE_FUZZ_SECONDS"), out var wanted) ? wanted : 5;
        TestContext.Current.SendDiagnosticMessage($"OPENQOE_FUZZ_SEED={seed}");
        var random = new Random(seed);
        var valid = Directory.GetFiles(RepositoryRoot.Combine("tests", "Fixtures", "events")).Order(StringComparer.Ordinal).Select(File.ReadAllText).ToArray();
        await using var server = await IngestServer.StartAsync(new DiscardingSender());

        var memory = new List<long>();
        for (var started = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(seconds);)
        {
            for (var i = 0; i < BodiesPerRound; i++)
            {
                var body = Damage($$"""{"sent_at":1760000000000,"batch_id":"b","events":[{{string.Join(',', random.GetItems(valid, random.Next(1, 5)))}}]}""", random);
                using var response = await server.Client.PostAsync("/v1/events", Content(body, random));
                Assert.True((int)response.StatusCode < 500, $"OPENQOE_FUZZ_SEED={seed}: {(int)response.StatusCode} for {Convert.ToBase64String(body)}");
            }
            memory.Add(GC.GetTotalMemory(forceFullCollection: true));
        }

        // The first rounds fill pools and caches; afterwards it stays where it is, but for what other tests hold for a while.
        var growth = memory.TakeLast(10).Min() - memory[Math.Min(2, memory.Count - 1)];
        Assert.True(growth < TolerableGrowth, $"OPENQOE_FUZZ_SEED={seed}: {growth} bytes more after {memory.Count} rounds");
    }

    private static byte[] Damage(string body, Random random)
    {
        var text = new StringBuilder(body);
        for (var i = random.Next(4); i > 0; i--)
        {
            var at = random.Next(text.Length);
            if (random.Next(2) == 0) text.Remove(at, Math.Min(random.Next(1, 12), text.Length - at));
            else text.Insert(at, Pieces[random.Next(Pieces.Length)]);
        }
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        if (random.Next(4) == 0) bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(8) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private static ByteArrayContent Content(byte[] body, Random random)
    {
        var content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        if (random.Next(10) == 0) content.Headers.ContentEncoding.Add(random.GetItems(["gzip", "br", "deflate", "x"], 1)[0]);
        return content;
    }
}
