using System.Collections.Concurrent;
using System.Diagnostics.Tracing;
using Azure;
using Azure.Core.Diagnostics;
using Azure.Data.Tables;

namespace OpenQoE.Tests.Embedded.Tables;

public class LoggingTests
{
    [Fact]
    public async Task No_key_and_no_signature_is_logged_even_at_the_most_talkative_level()
    {
        var log = new ConcurrentQueue<string>();
        using var listener = new AzureEventSourceListener((_, message) => log.Enqueue(message), EventLevel.LogAlways);
        var account = new Uri("https://logged.table.core.windows.net/t1");
        var byKey = new ScriptedTransport(503, 403);
        var bySignature = new ScriptedTransport(503, 403);

        var keyRefusal = await Assert.ThrowsAsync<RequestFailedException>(() => Read(new TableClient(
            new Uri("https://logged.table.core.windows.net"), "t1", new TableSharedKeyCredential("acct", "a2V5"), byKey.Options())));
        var signatureRefusal = await Assert.ThrowsAsync<RequestFailedException>(() => Read(new TableClient(
            account, new AzureSasCredential("sv=1&sig=verysecret"), bySignature.Options())));

        string[] secrets = ["a2V5", "verysecret", .. byKey.Requests.Select(request => request.Headers["Authorization"].Split(':')[1])];
        Assert.Contains(log, message => message.Contains("logged.table.core.windows.net"));
        Assert.All(secrets, secret => Assert.DoesNotContain(log, message => message.Contains(secret)));
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, $"{keyRefusal}{signatureRefusal}"));
    }

    private static Task Read(TableClient table) => table.GetEntityAsync<TableEntity>("p", "r");
}
