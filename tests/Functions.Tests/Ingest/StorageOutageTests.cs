using System.Net;
using System.Text;
using Azure.Storage.Queues;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Events.Messages;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Ingest;

public class StorageOutageTests
{
    [Fact]
    public async Task Defect_5_and_7_while_storage_is_gone_requests_are_refused_readably_and_kept_again_afterwards()
    {
        await using var azurite = await Azurite.StartNewAsync();
        await using var server = await IngestServer.StartAsync(
            sender: null, new() { ["AzureWebJobsStorage"] = azurite.ConnectionString, ["OpenQoE:Ingest:SendTimeout"] = "00:00:30" });
        await azurite.StopAsync();

        using (var refused = await server.Client.SendAsync(Post("gone")))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.NotNull(refused.Headers.RetryAfter);
            Assert.Equal("*", refused.Headers.GetValues("Access-Control-Allow-Origin").Single());
        }

        await azurite.StartAsync();
        using (var kept = await server.Client.SendAsync(Post("kept"))) Assert.Equal(HttpStatusCode.Accepted, kept.StatusCode);
        Assert.Equal(["kept"], await ViewsInQueueAsync(azurite));
    }

    private static HttpRequestMessage Post(string view) => new(HttpMethod.Post, "/v1/events")
    {
        Content = new StringContent(
            $$"""{"events":[{"event_type":"pause","event_time":{{Some.Time.ToUnixTimeMilliseconds()}},"player_id":"p","view_id":"{{view}}","session_id":"s","viewer_id":"u"}]}""",
            Encoding.UTF8, "application/json"),
    };

    private static async Task<List<string?>> ViewsInQueueAsync(Azurite azurite)
    {
        var queue = new QueueClient(azurite.ConnectionString, StorageNames.EventsQueue, new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 });
        var messages = await queue.ReceiveMessagesAsync(maxMessages: 32);
        return [.. messages.Value.SelectMany(message => EventMessageCodec.Decode(message.Body)
            .Batches).SelectMany(batch => batch.Events).Select(e => e.ViewId)];
    }
}
