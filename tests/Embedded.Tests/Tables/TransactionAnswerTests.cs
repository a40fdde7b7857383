using Azure;
using Azure.Data.Tables;
using static Azure.Data.Tables.TableTransactionActionType;

namespace OpenQoE.Tests.Embedded.Tables;

public class TransactionAnswerTests
{
    [Fact]
    public async Task An_answer_in_the_form_Azure_gives_is_read()
    {
        var answers = new ScriptedTransport(202)
        {
            Body = Multipart(
                "HTTP/1.1 204 No Content\r\nX-Content-Type-Options: nosniff\r\nDataServiceVersion: 1.0;\r\n" +
                "ETag: W/\"datetime'2026-01-01T00%3A00%3A00Z'\"\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nX-Content-Type-Options: nosniff\r\n\r\n"),
        };

        var responses = (await SomeAccount(answers).SubmitTransactionAsync([new(UpsertMerge, Row()), new(Delete, Row())])).Value;

        Assert.Equal([204, 204], responses.Select(response => response.Status));
        Assert.Equal("No Content", responses[0].ReasonPhrase);
        Assert.Equal([new ETag("W/\"datetime'2026-01-01T00%3A00%3A00Z'\""), null], responses.Select(response => response.Headers.ETag));
        Assert.Equal(3, responses[0].Headers.Count());
    }

    [Theory]
    [InlineData("1:The update condition was not satisfied.\\nRequestId:x", 1)]
    [InlineData("99:Nonsense", null)]
    [InlineData("No index", null)]
    public async Task A_refusal_tells_which_action_when_the_service_does(string message, int? index)
    {
        var answers = new ScriptedTransport(202)
        {
            Body = Multipart(
                "HTTP/1.1 412 Precondition Failed\r\nContent-Type: application/json\r\n\r\n" +
                """{"odata.error":{"code":"UpdateConditionNotSatisfied","message":{"lang":"en-US","value":"MESSAGE"}}}"""
                    .Replace("MESSAGE", message) + "\r\n"),
        };

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => SomeAccount(answers).SubmitTransactionAsync([new(UpsertMerge, Row()), new(UpdateMerge, Row(), ETag.All)]));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (refusal.Status, refusal.ErrorCode));
        Assert.Equal(index, refusal.FailedTransactionActionIndex);
    }

    [Fact]
    public async Task An_answer_with_parts_missing_is_no_success()
    {
        var answers = new ScriptedTransport(202) { Body = Multipart("HTTP/1.1 204 No Content\r\n\r\n") };
        await Assert.ThrowsAsync<RequestFailedException>(
            () => SomeAccount(answers).SubmitTransactionAsync([new(UpsertMerge, Row()), new(Delete, Row())]));
    }

    [Fact]
    public async Task The_request_is_one_change_set_with_a_condition_only_where_there_is_one()
    {
        var answers = new ScriptedTransport(202) { Body = Multipart([.. Enumerable.Repeat("HTTP/1.1 204 No Content\r\n\r\n", 4)]) };

        await SomeAccount(answers).SubmitTransactionAsync(
        [
            new(Add, Row()), new(UpdateReplace, Row(), new ETag("\"1\"")),
            new(UpsertReplace, Row(), new ETag("\"2\"")), new(Delete, Row()),
        ]);

        var sent = answers.Requests.Single();
        Assert.Equal("https://acct.table.core.windows.net/$batch", sent.Address);
        Assert.Equal(
            [
                "POST https://acct.table.core.windows.net/t1 HTTP/1.1",
                "PUT https://acct.table.core.windows.net/t1(PartitionKey='p',RowKey='it%27%27s') HTTP/1.1", "If-Match: \"1\"",
                "PUT https://acct.table.core.windows.net/t1(PartitionKey='p',RowKey='it%27%27s') HTTP/1.1",
                "DELETE https://acct.table.core.windows.net/t1(PartitionKey='p',RowKey='it%27%27s') HTTP/1.1", "If-Match: *",
            ],
            sent.Body.Split("\r\n").Where(line => line.EndsWith("HTTP/1.1") || line.StartsWith("If-Match")));
    }

    private static string Multipart(params string[] parts) =>
        "--batchresponse_1\r\nContent-Type: multipart/mixed; boundary=changesetresponse_2\r\n\r\n" +
        string.Concat(parts.Select(part =>
            $"--changesetresponse_2\r\nContent-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n\r\n{part}\r\n")) +
        "--changesetresponse_2--\r\n--batchresponse_1--\r\n";

    private static TableEntity Row() => new("p", "it's");

    private static TableClient SomeAccount(ScriptedTransport answers) =>
        new(new Uri("https://acct.table.core.windows.net"), "t1", new TableSharedKeyCredential("acct", "a2V5"), answers.Options());
}
