using System.Text.Json;

namespace OpenQoE.Tests.Functions.Operations;

public class StatisticsTests
{
    [Fact]
    public async Task Without_storage_the_figures_say_so_and_the_others_are_there()
    {
        await using var server = await OperatorServer.StartAsync("Development", storage: OperatorServer.Nobody);

        var stats = JsonDocument.Parse(await server.Client.GetStringAsync("/stats")).RootElement;

        Assert.Equal(JsonValueKind.Null, stats.GetProperty("queues").ValueKind);
        Assert.Equal(JsonValueKind.Null, stats.GetProperty("slots").ValueKind);
        Assert.Equal("unreachable", stats.GetProperty("failures").GetProperty("queues").GetString());
        Assert.Equal("unreachable", stats.GetProperty("failures").GetProperty("slots").GetString());
        Assert.Equal("none configured", stats.GetProperty("remoteWrite").GetString());
    }
}
