using Azure;
using Azure.Data.Tables;
using static Azure.Data.Tables.TableTransactionActionType;

namespace OpenQoE.Tests.Embedded.Tables;

public class TransactionTests(AzuriteFixture fixture)
{
    [Fact]
    public async Task All_actions_are_done_and_their_etags_told()
    {
        var table = await fixture.CreateSomeTableAsync();
        var present = (await table.AddEntityAsync(Row("update", 0))).Headers.ETag!.Value;
        await table.AddEntityAsync(Row("replace", 0));
        await table.AddEntityAsync(Row("delete", 0));

        var answer = await table.SubmitTransactionAsync(
        [
            new(Add, Row("add", 1)), new(UpdateMerge, Row("update", 2), present), new(UpdateReplace, Row("replace", 3), ETag.All),
            new(UpsertMerge, Row("merge", 4)), new(UpsertReplace, Row("upsert", 5)), new(Delete, Row("delete", 0)),
        ]);

        Assert.Equal(202, answer.GetRawResponse().Status);
        Assert.Equal([204, 204, 204, 204, 204, 204], answer.Value.Select(response => response.Status));
        var rows = await table.QueryAsync<TableEntity>().ToDictionaryAsync(row => row.RowKey);
        Assert.Equal(["add", "merge", "replace", "update", "upsert"], rows.Keys.Order());
        Assert.Equal((1, 2, 3, 4, 5), (N("add"), N("update"), N("replace"), N("merge"), N("upsert")));
        Assert.Equal(rows["update"].ETag, answer.Value[1].Headers.ETag);
        Assert.Equal(rows["add"].ETag, answer.Value[0].Headers.ETag);

        int? N(string key) => rows[key].GetInt32("N");
    }

    [Fact]
    public async Task A_refused_action_is_named_and_none_is_done()
    {
        var table = await fixture.CreateSomeTableAsync();
        await table.AddEntityAsync(Row("there", 0));

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([new(Add, Row("new", 1)), new(UpsertMerge, Row("other", 2)), new(Add, Row("there", 3))]));

        Assert.Equal((409, "EntityAlreadyExists", 2), (refusal.Status, refusal.ErrorCode, refusal.FailedTransactionActionIndex));
        Assert.Equal(["there"], (await table.QueryAsync<TableEntity>().ToListAsync()).Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_stale_etag_refuses_the_whole()
    {
        var table = await fixture.CreateSomeTableAsync();
        var stale = (await table.AddEntityAsync(Row("manifest", 0))).Headers.ETag!.Value;
        await table.UpsertEntityAsync(Row("manifest", 1));

        var refusal = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([new(UpdateReplace, Row("manifest", 2), stale), new(UpsertReplace, Row("snapshot", 2))]));

        Assert.Equal((412, 0), (refusal.Status, refusal.FailedTransactionActionIndex));
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "snapshot")).HasValue);
    }

    [Fact]
    public async Task An_empty_transaction_is_a_mistake_and_one_of_101_actions_is_refused()
    {
        var table = await fixture.CreateSomeTableAsync();
        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));

        var tooMany = Enumerable.Range(0, 101).Select(number => new TableTransactionAction(UpsertMerge, Row($"{number}", number)));
        var refusal = await Assert.ThrowsAnyAsync<RequestFailedException>(() => table.SubmitTransactionAsync(tooMany));
        Assert.Equal(400, refusal.Status);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "0")).HasValue);
    }

    [Fact]
    public async Task A_missing_table_refuses_the_transaction()
    {
        var table = new TableClient(fixture.Azurite.ConnectionString, SomeTable.SomeName());
        var refusal = await Assert.ThrowsAnyAsync<RequestFailedException>(() => table.SubmitTransactionAsync([new(Add, Row("r", 1))]));
        Assert.Equal(404, refusal.Status);
    }

    [Fact]
    public async Task Large_binary_rows_and_classes_go_together()
    {
        var table = await fixture.CreateSomeTableAsync();
        var bytes = new byte[60_000];
        new Random(1).NextBytes(bytes);
        var row = SomeRow.Full();
        var large = Enumerable.Range(0, 20).Select(number => new TableEntity("p", $"{number}") { ["B"] = bytes });

        await table.SubmitTransactionAsync(
            [new(UpsertReplace, row), .. large.Select(entity => new TableTransactionAction(UpsertReplace, entity))]);

        Assert.Equal(row.Long, (await table.GetEntityAsync<SomeRow>("p", row.RowKey)).Value.Long);
        Assert.Equal(bytes, (await table.GetEntityAsync<TableEntity>("p", "19")).Value.GetBinary("B")!);
    }

    private static TableEntity Row(string key, int number) => new("p", key) { ["N"] = number };
}
