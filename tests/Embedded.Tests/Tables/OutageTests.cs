using Azure;
using Azure.Data.Tables;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Embedded.Tables;

public class OutageTests
{
    [Fact]
    public async Task Rows_survive_a_stop_of_the_emulator_and_calls_during_it_fail_after_their_retries()
    {
        await using var azurite = await Azurite.StartNewAsync();
        var options = new TableClientOptions { Retry = { MaxRetries = 1, Delay = TimeSpan.FromMilliseconds(1) } };
        var table = new TableClient(azurite.ConnectionString, SomeTable.SomeName(), options);
        await table.CreateIfNotExistsAsync();
        var written = (await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 })).Headers.ETag;

        await azurite.StopAsync();
        var failure = await Assert.ThrowsAsync<AggregateException>(() => table.GetEntityAsync<TableEntity>("p", "r"));
        Assert.All(failure.InnerExceptions, attempt => Assert.Equal(0, Assert.IsType<RequestFailedException>(attempt).Status));

        await azurite.StartAsync();
        Assert.Equal(written, (await table.GetEntityAsync<TableEntity>("p", "r")).Value.ETag);
    }

    [Fact]
    public async Task A_call_gets_through_a_short_failure()
    {
        var answers = new ScriptedTransport(500, 503, 204);
        var table = SomeAccount(answers);

        Assert.Equal(204, (await table.UpsertEntityAsync(new TableEntity("p", "r"))).Status);

        Assert.Equal(3, answers.Requests.Count);
        Assert.Single(answers.Requests.Select(request => request.Headers["x-ms-client-request-id"]).Distinct());
        Assert.All(answers.Requests, request => Assert.Equal(("PATCH", "2019-02-02"), (request.Method, request.Headers["x-ms-version"])));
        Assert.All(answers.Requests, request => Assert.Equal("""{"PartitionKey":"p","RowKey":"r"}""", request.Body));
    }

    [Theory]
    [InlineData("<html>Bad gateway</html>")]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("""{"odata.error":{"code":"X"}}""")]
    public async Task An_answer_that_is_not_the_services_still_gives_its_status(string body)
    {
        var answers = new ScriptedTransport(403) { Body = body };
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => SomeAccount(answers).GetEntityAsync<TableEntity>("p", "r"));
        Assert.Equal(403, refusal.Status);
    }

    [Fact]
    public async Task A_table_that_is_being_deleted_is_no_table()
    {
        var answers = new ScriptedTransport(409)
        {
            Body = """{"odata.error":{"code":"TableBeingDeleted","message":{"lang":"en-US","value":"Try later."}}}""",
        };
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => SomeAccount(answers).CreateIfNotExistsAsync());
        Assert.Equal((409, "TableBeingDeleted"), (refusal.Status, refusal.ErrorCode));
    }

    private static TableClient SomeAccount(ScriptedTransport answers) =>
        new(new Uri("https://acct.table.core.windows.net/"), "t1", new TableSharedKeyCredential("acct", "a2V5"), answers.Options());
}
