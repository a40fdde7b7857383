using System.Text;
using Azure.Data.Tables;
using OpenQoE.Functions.Documents;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Tests.Functions.Storage;

/// <summary>Against a real Azurite.</summary>
public sealed class TableDocumentStoreTests(TableSlotStoreTests.Emulator emulator) : IClassFixture<TableSlotStoreTests.Emulator>
{
    private static int _lastTable;

    private readonly TableDocumentStore _store =
        new(new TableServiceClient(emulator.Azurite.ConnectionString), $"documents{Interlocked.Increment(ref _lastTable)}");

    [Theory]
    [InlineData(1)]
    [InlineData(4_000)]
    [InlineData(500_000)]
    public async Task A_document_of_any_size_is_read_as_it_was_written(int words)
    {
        Assert.Null(await _store.ReadAsync("org", "a", default));
        var text = string.Concat(Enumerable.Repeat("ünïcode ", words));
        var etag = await _store.TryWriteAsync("org", Write("a", text), default);

        var read = (await _store.ReadAsync("org", "a", default))!;
        Assert.Equal(("org", "a", text, etag), (read.Organisation, read.Id, Text(read), read.ETag));
    }

    [Fact]
    public async Task A_write_happens_only_to_the_version_that_was_read()
    {
        var first = await _store.TryWriteAsync("org", Write("a", "1"), default);
        Assert.Null(await _store.TryWriteAsync("org", Write("a", "2"), default));
        var second = await _store.TryWriteAsync("org", Write("a", "2", first), default);
        Assert.NotNull(second);
        Assert.Null(await _store.TryWriteAsync("org", Write("a", "3", first), default));
        Assert.False(await _store.TryDeleteAsync("org", "a", first!, default));
        Assert.True(await _store.TryDeleteAsync("org", "a", second, default));
        Assert.False(await _store.TryDeleteAsync("org", "a", second, default));
        Assert.Null(await _store.TryWriteAsync("org", Write("a", "4", second), default));
    }

    [Fact]
    public async Task Several_writes_happen_all_or_not_at_all()
    {
        Assert.True(await _store.TryWriteAllAsync("org", [Write("a", "1"), Write("b", "1")], default));
        var a = (await _store.ReadAsync("org", "a", default))!;
        Assert.False(await _store.TryWriteAllAsync("org", [Write("a", "2", a.ETag), Write("b", "2"), Write("c", "2")], default));
        Assert.Equal(["1", "1"], (await _store.ListAsync("org", "a", "z", 10, default)).Select(Text));
        Assert.True(await _store.TryWriteAllAsync("org", [Write("a", "3", a.ETag), Write("c", "3")], default));
        Assert.Equal(["3", "1", "3"], (await _store.ListAsync("org", "a", "z", 10, default)).Select(Text));
    }

    [Fact]
    public async Task A_list_has_a_range_of_one_organisation_in_order()
    {
        foreach (var (organisation, id) in new[] { ("org", "b"), ("org", "a"), ("org", "c"), ("org", "d"), ("", "b"), ("örg/#?", "b") })
        {
            await _store.TryWriteAsync(organisation, Write(id, organisation + id), default);
        }

        Assert.Equal(["orgb", "orgc"], (await _store.ListAsync("org", "b", "d", 10, default)).Select(Text));
        Assert.Equal(["orgb"], (await _store.ListAsync("org", "b", "d", 1, default)).Select(Text));
        Assert.Equal(["", "org", "org", "org", "org", "örg/#?"], (await _store.ListAllAsync(default)).Select(d => d.Organisation).Order(StringComparer.Ordinal));
    }

    private static DocumentWrite Write(string id, string text, string? ifMatch = null) => new(id, Encoding.UTF8.GetBytes(text), ifMatch);

    private static string Text(StoredDocument document) => Encoding.UTF8.GetString(document.Json.Span);
}
