namespace OpenQoE.Tests.Functions.Ingest;

/// <summary>One server for the tests of a class, before a queue that takes everything.</summary>
public sealed class IngestFixture : IAsyncLifetime
{
    public CollectingSender Sender { get; } = new();
    public IngestServer Server { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Server = await IngestServer.StartAsync(Sender);

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
