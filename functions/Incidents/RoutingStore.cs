using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Documents;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting.Routes;

namespace OpenQoE.Functions.Incidents;

/// <summary>A routing document with its version in the store.</summary>
/// <param name="Document">What holds.</param>
/// <param name="Owner">Whose it is: the organisation, or all (<see cref="RoutingStore.AllOrganisations"/>).</param>
/// <param name="ETag">Null where the organisation has none of its own.</param>
public sealed record StoredRouting(RoutingDocument Document, string Owner, string? ETag);

/// <summary>Routing documents in table <c>routing</c>: an organisation's own, else the one for all organisations, else the default.</summary>
public sealed class RoutingStore([FromKeyedServices(StorageNames.RoutingTable)] IDocumentStore documents)
{
    /// <summary>The organisation whose document holds for all that have none.</summary>
    public const string AllOrganisations = "";

    private const string Row = "routing";

    /// <summary>What holds for an organisation.</summary>
    public async Task<StoredRouting> ReadAsync(string organisation, CancellationToken cancellation)
    {
        if (await documents.ReadAsync(organisation, Row, cancellation) is { } own)
        {
            return new StoredRouting(Decode(own), organisation, own.ETag);
        }

        var shared = organisation == AllOrganisations ? null : await documents.ReadAsync(AllOrganisations, Row, cancellation);
        return new StoredRouting(shared is null ? RoutingDocument.Default : Decode(shared), AllOrganisations, null);
    }

    /// <summary>Writes an organisation's document if the stored one is still the one with that ETag (null: if none is stored).</summary>
    /// <returns>The new ETag, or null when the condition did not hold.</returns>
    public Task<string?> TryWriteAsync(string organisation, RoutingDocument document, string? ifMatch, CancellationToken cancellation) =>
        documents.TryWriteAsync(organisation, new DocumentWrite(Row, Encoding.UTF8.GetBytes(RoutingJson.Write(document)), ifMatch), cancellation);

    public Task<bool> TryDeleteAsync(string organisation, string ifMatch, CancellationToken cancellation) =>
        documents.TryDeleteAsync(organisation, Row, ifMatch, cancellation);

    private static RoutingDocument Decode(StoredDocument stored) => RoutingJson.Read(Encoding.UTF8.GetString(stored.Json.Span)).Document
        ?? throw new InvalidDataException($"The routing of organisation {stored.Organisation} cannot be read.");
}
