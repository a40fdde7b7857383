using Azure.Data.Tables;

namespace OpenQoE.Tests.Embedded.Tables;

/// <summary>Tables of a test's own, on the emulator the tests share.</summary>
internal static class SomeTable
{
    public static async Task<TableClient> CreateSomeTableAsync(this AzuriteFixture fixture, TableClientOptions? options = null)
    {
        var table = new TableServiceClient(fixture.Azurite.ConnectionString, options).GetTableClient(SomeName());
        await table.CreateIfNotExistsAsync();
        return table;
    }

    public static string SomeName() => $"t{Guid.NewGuid():N}";
}
