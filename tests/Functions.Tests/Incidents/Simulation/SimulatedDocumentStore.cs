using OpenQoE.Functions.Documents;
using OpenQoE.Tests.Functions.Aggregation.Simulation;
using OpenQoE.Tests.Functions.Documents;

namespace OpenQoE.Tests.Functions.Incidents.Simulation;

/// <summary>A table of documents whose calls the world delays and loses.</summary>
internal sealed class SimulatedDocumentStore(World world, bool conditional = true) : IDocumentStore
{
    public MemoryDocumentStore Table { get; } = new(conditional);

    public Task<StoredDocument?> ReadAsync(string organisation, string id, CancellationToken cancellation) =>
        world.CallAsync(() => Table.ReadAsync(organisation, id, cancellation).Result);

    public Task<IReadOnlyList<StoredDocument>> ListAsync(string organisation, string from, string to, int limit, CancellationToken cancellation) =>
        world.CallAsync(() => Table.ListAsync(organisation, from, to, limit, cancellation).Result);

    public Task<IReadOnlyList<StoredDocument>> ListAllAsync(CancellationToken cancellation) => world.CallAsync(() => Table.ListAllAsync(cancellation).Result);

    public Task<string?> TryWriteAsync(string organisation, DocumentWrite write, CancellationToken cancellation) =>
        world.CallAsync(() => Table.TryWriteAsync(organisation, write, cancellation).Result);

    public Task<bool> TryWriteAllAsync(string organisation, IReadOnlyList<DocumentWrite> writes, CancellationToken cancellation) =>
        world.CallAsync(() => Table.TryWriteAllAsync(organisation, writes, cancellation).Result);

    public Task<bool> TryDeleteAsync(string organisation, string id, string ifMatch, CancellationToken cancellation) =>
        world.CallAsync(() => Table.TryDeleteAsync(organisation, id, ifMatch, cancellation).Result);
}
