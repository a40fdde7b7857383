using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Documents;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting.Json;
using OpenQoE.Shared.Alerting.Silencing;

namespace OpenQoE.Functions.Incidents;

/// <summary>A silence with its version in the store.</summary>
public sealed record StoredSilence(Silence Silence, string ETag);

/// <summary>Silences in table <c>silences</c>.</summary>
public sealed class SilenceStore([FromKeyedServices(StorageNames.SilencesTable)] IDocumentStore documents)
{
    /// <summary>An organisation's silences, by id: also those that are over.</summary>
    public async Task<IReadOnlyList<StoredSilence>> ListAsync(string organisation, CancellationToken cancellation) =>
        [.. (await documents.ListAsync(organisation, "", "~", int.MaxValue, cancellation)).Select(Decode)];

    public async Task<StoredSilence?> FindAsync(string organisation, string id, CancellationToken cancellation) =>
        await documents.ReadAsync(organisation, id, cancellation) is { } found ? Decode(found) : null;

    /// <summary>Writes a silence if the stored one is still the one with that ETag (null: if none is stored).</summary>
    /// <returns>The new ETag, or null when the condition did not hold.</returns>
    public Task<string?> TryWriteAsync(string organisation, Silence silence, string? ifMatch, CancellationToken cancellation) =>
        documents.TryWriteAsync(organisation, new DocumentWrite(silence.Id, Encoding.UTF8.GetBytes(SilenceJson.Write(silence)), ifMatch), cancellation);

    public Task<bool> TryDeleteAsync(string organisation, string id, string ifMatch, CancellationToken cancellation) =>
        documents.TryDeleteAsync(organisation, id, ifMatch, cancellation);

    private static StoredSilence Decode(StoredDocument stored) => new(
        JsonSerializer.Deserialize<Silence>(stored.Json.Span, AlertingJson.Options)
            ?? throw new InvalidDataException($"Silence {stored.Id} of organisation {stored.Organisation} cannot be read."),
        stored.ETag);
}
