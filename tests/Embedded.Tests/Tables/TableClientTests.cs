using Azure;
using Azure.Data.Tables;

namespace OpenQoE.Tests.Embedded.Tables;

public class TableClientTests(AzuriteFixture fixture)
{
    [Fact]
    public async Task A_table_can_be_created_twice_and_deleted_twice()
    {
        var table = new TableClient(fixture.Azurite.ConnectionString, SomeTable.SomeName());

        Assert.Equal(204, (await table.CreateIfNotExistsAsync()).GetRawResponse().Status);
        var again = await table.CreateIfNotExistsAsync();
        Assert.Equal(409, again.GetRawResponse().Status);
        Assert.Equal(table.Name, again.Value.Name);

        Assert.Equal(204, (await table.DeleteAsync()).Status);
        Assert.Equal(404, (await table.DeleteAsync()).Status);
    }

    [Fact]
    public async Task An_added_entity_is_read_with_its_etag_and_timestamp()
    {
        var table = await fixture.CreateSomeTableAsync();

        var added = await table.AddEntityAsync(new TableEntity("p", "r") { ["Name"] = "x" });
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal("x", read.GetString("Name"));
        Assert.Equal(added.Headers.ETag, read.ETag);
        Assert.NotNull(read.Timestamp);
    }

    [Fact]
    public async Task Adding_a_second_time_is_a_conflict_with_its_error_code()
    {
        var table = await fixture.CreateSomeTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal(409, refusal.Status);
        Assert.Equal("EntityAlreadyExists", refusal.ErrorCode);
    }

    [Fact]
    public async Task A_missing_entity_is_an_error_a_missing_value_or_nothing_to_delete()
    {
        var table = await fixture.CreateSomeTableAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "none"));
        Assert.Equal((404, "ResourceNotFound"), (refusal.Status, refusal.ErrorCode));

        var answer = await table.GetEntityIfExistsAsync<TableEntity>("p", "none");
        Assert.False(answer.HasValue);
        Assert.Equal(404, answer.GetRawResponse().Status);
        Assert.Throws<InvalidOperationException>(() => answer.Value);

        Assert.Equal(404, (await table.DeleteEntityAsync("p", "none")).Status);
    }

    [Fact]
    public async Task A_present_entity_has_a_value_when_it_is_asked_for_with_a_selection()
    {
        var table = await fixture.CreateSomeTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var answer = await table.GetEntityIfExistsAsync<TableEntity>("p", "r", ["PartitionKey", "RowKey", "B"]);

        Assert.True(answer.HasValue);
        Assert.Equal(("p", "r"), (answer.Value!.PartitionKey, answer.Value.RowKey));
        Assert.Equal((null, 2), (answer.Value.GetInt32("A"), answer.Value.GetInt32("B")));
    }

    [Fact]
    public async Task An_update_with_a_stale_etag_is_refused_and_changes_nothing()
    {
        var table = await fixture.CreateSomeTableAsync();
        var stale = (await table.AddEntityAsync(new TableEntity("p", "r") { ["N"] = 1 })).Headers.ETag!.Value;
        var fresh = (await table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 2 }, stale)).Headers.ETag!.Value;

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["N"] = 3 }, stale, TableUpdateMode.Replace));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (refusal.Status, refusal.ErrorCode));
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((2, fresh), (read.GetInt32("N"), read.ETag));
    }

    [Fact]
    public async Task An_update_needs_a_row_and_a_condition()
    {
        var table = await fixture.CreateSomeTableAsync();

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "none"), ETag.All));
        Assert.Equal(404, refusal.Status);
        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), default));
    }

    [Fact]
    public async Task A_merge_keeps_the_other_properties_and_a_replacement_drops_them()
    {
        var table = await fixture.CreateSomeTableAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });

        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2 });
        var merged = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((1, 2), (merged.GetInt32("A"), merged.GetInt32("B")));

        await table.UpdateEntityAsync(new TableEntity("p", "r") { ["C"] = 3 }, ETag.All, TableUpdateMode.Replace);
        var replaced = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((null, null, 3), (replaced.GetInt32("A"), replaced.GetInt32("B"), replaced.GetInt32("C")));
    }

    [Fact]
    public async Task A_deletion_with_a_stale_etag_is_refused_and_without_one_it_is_done()
    {
        var table = await fixture.CreateSomeTableAsync();
        var stale = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;
        await table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All);

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync("p", "r", stale));
        Assert.Equal(412, refusal.Status);

        Assert.Equal(204, (await table.DeleteEntityAsync("p", "r")).Status);
        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    [Theory]
    [InlineData("it's", "''quoted''")]
    [InlineData("two words", "a+b&c=d")]
    [InlineData("søk 日本", "🎬")]
    [InlineData("a,b(c)", "[d]{e}:f;g")]
    [InlineData("", "..")]
    [InlineData("50%", "a@b!c~d$e*")]
    public async Task Keys_may_hold_any_legal_character(string partitionKey, string rowKey)
    {
        var table = await fixture.CreateSomeTableAsync();
        await table.AddEntityAsync(new TableEntity(partitionKey, rowKey) { ["N"] = 1 });
        await table.UpdateEntityAsync(new TableEntity(partitionKey, rowKey) { ["N"] = 2 }, ETag.All);
        await table.SubmitTransactionAsync(
            [new(TableTransactionActionType.UpsertMerge, new TableEntity(partitionKey, rowKey) { ["M"] = 3 })]);

        var read = (await table.GetEntityAsync<TableEntity>(partitionKey, rowKey)).Value;
        Assert.Equal((partitionKey, rowKey, 2, 3), (read.PartitionKey, read.RowKey, read.GetInt32("N"), read.GetInt32("M")));
        var found = await table.QueryAsync<TableEntity>(
            TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey eq {rowKey}")).ToListAsync();
        Assert.Single(found);
        Assert.Equal(204, (await table.DeleteEntityAsync(partitionKey, rowKey)).Status);
    }

    [Fact]
    public async Task A_missing_table_is_named_by_its_error_code()
    {
        var table = new TableClient(fixture.Azurite.ConnectionString, SomeTable.SomeName());

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));

        Assert.Equal((404, "TableNotFound"), (refusal.Status, refusal.ErrorCode));
    }

    [Fact]
    public async Task A_cancelled_call_ends()
    {
        var table = await fixture.CreateSomeTableAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => table.AddEntityAsync(new TableEntity("p", "r"), new CancellationToken(canceled: true)));
    }
}
