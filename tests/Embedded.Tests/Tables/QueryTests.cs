using Azure;
using Azure.Data.Tables;

namespace OpenQoE.Tests.Embedded.Tables;

public class QueryTests(AzuriteFixture fixture)
{
    [Fact]
    public async Task A_query_gives_all_rows_over_many_pages_in_the_order_of_their_keys()
    {
        var table = await WithRowsAsync(25);

        var pages = await table.QueryAsync<TableEntity>(maxPerPage: 10).AsPages().ToListAsync();

        Assert.Equal([10, 10, 5], pages.Select(page => page.Values.Count));
        Assert.Equal([true, true, false], pages.Select(page => page.ContinuationToken is not null));
        Assert.Equal(Enumerable.Range(0, 25).Select(Key), pages.SelectMany(page => page.Values).Select(row => row.RowKey));
        Assert.Equal(25, await table.QueryAsync<TableEntity>(maxPerPage: 4).CountAsync());
    }

    [Fact]
    public async Task A_query_goes_on_from_a_continuation_token()
    {
        var table = await WithRowsAsync(7);
        var first = await table.QueryAsync<TableEntity>().AsPages(pageSizeHint: 3).FirstAsync();

        var rest = await table.QueryAsync<TableEntity>().AsPages(first.ContinuationToken).ToListAsync();

        Assert.Equal([Key(3), Key(4), Key(5), Key(6)], rest.SelectMany(page => page.Values).Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_filter_and_a_selection_narrow_it()
    {
        var table = await WithRowsAsync(10);
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {"p"} and Long gt {6L} and Text ne {"it's 8"}");

        var rows = await table.QueryAsync<TableEntity>(filter, select: ["RowKey", "Long"]).ToListAsync();

        Assert.Equal([(Key(7), 7L), (Key(9), 9L)], rows.Select(row => (row.RowKey, row.GetInt64("Long")!.Value)));
        Assert.All(rows, row => Assert.Null(row.GetString("Text")));
    }

    [Fact]
    public async Task Every_type_can_be_filtered_by()
    {
        var table = await fixture.CreateSomeTableAsync();
        var row = SomeRow.Full();
        await table.AddEntityAsync(row);
        await table.AddEntityAsync(new SomeRow { PartitionKey = "p", RowKey = "other" });

        string[] filters =
        [
            TableClient.CreateQueryFilter($"Text eq {row.Text}"), TableClient.CreateQueryFilter($"Int eq {row.Int}"),
            TableClient.CreateQueryFilter($"Long eq {row.Long}"), TableClient.CreateQueryFilter($"Number eq {row.Number}"),
            TableClient.CreateQueryFilter($"Flag eq {row.Flag}"), TableClient.CreateQueryFilter($"Guid eq {row.Guid}"),
            TableClient.CreateQueryFilter($"Instant eq {row.Instant}"), TableClient.CreateQueryFilter($"Time eq {row.Time}"),
            TableClient.CreateQueryFilter($"Bytes eq {row.Bytes}"),
        ];
        foreach (var filter in filters)
            Assert.Equal([row.RowKey], (await table.QueryAsync<SomeRow>(filter).ToListAsync()).Select(found => found.RowKey));
    }

    [Fact]
    public async Task A_malformed_filter_is_refused_when_it_is_enumerated()
    {
        var table = await fixture.CreateSomeTableAsync();
        var rows = table.QueryAsync<TableEntity>("Int is 3");
        var refusal = await Assert.ThrowsAsync<RequestFailedException>(async () => await rows.ToListAsync());
        Assert.Equal(400, refusal.Status);
    }

    [Fact]
    public async Task Enumeration_ends_when_it_is_cancelled()
    {
        var table = await WithRowsAsync(5);
        using var cancellation = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in table.QueryAsync<TableEntity>(maxPerPage: 2).WithCancellation(cancellation.Token))
                await cancellation.CancelAsync();
        });
    }

    private static string Key(int number) => $"{number:D3}";

    private async Task<TableClient> WithRowsAsync(int count)
    {
        var table = await fixture.CreateSomeTableAsync();
        await table.SubmitTransactionAsync(Enumerable.Range(0, count).Select(number => new TableTransactionAction(
            TableTransactionActionType.Add, new TableEntity("p", Key(number)) { ["Long"] = (long)number, ["Text"] = $"it's {number}" })));
        return table;
    }
}
