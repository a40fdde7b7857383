using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Documents;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Slo;

namespace OpenQoE.Functions.Slo;

/// <summary>An objective with its version in the store; no version for a default that nobody has edited.</summary>
public sealed record StoredSlo(SloDefinition Slo, string? ETag);

/// <summary>The objectives of organisations: <see cref="DefaultSlos"/>, and those that were written, which take the place of a default of the same id.</summary>
public sealed class SloStore([FromKeyedServices(StorageNames.SlosTable)] IDocumentStore documents)
{
    /// <summary>An organisation's own and the defaults, by id.</summary>
    public async Task<IReadOnlyList<StoredSlo>> ListAsync(string organisation, CancellationToken cancellation) =>
        WithDefaults((await documents.ListAsync(organisation, "", "~", int.MaxValue, cancellation)).Select(Decode));

    /// <summary>Those of every organisation that has some of its own.</summary>
    public async Task<IReadOnlyDictionary<string, IReadOnlyList<StoredSlo>>> ListAllAsync(CancellationToken cancellation) =>
        (await documents.ListAllAsync(cancellation)).GroupBy(d => d.Organisation).ToDictionary(own => own.Key, own => WithDefaults(own.Select(Decode)));

    public async Task<StoredSlo?> FindAsync(string organisation, string id, CancellationToken cancellation) =>
        await documents.ReadAsync(organisation, id, cancellation) is { } found
            ? Decode(found)
            : DefaultSlos.All.FirstOrDefault(slo => slo.Id == id) is { } standard ? new StoredSlo(standard, null) : null;

    /// <summary>Writes an objective if the stored one is still the one with that ETag (null: if none is stored).</summary>
    /// <returns>The new ETag, or null when the condition did not hold.</returns>
    public Task<string?> TryWriteAsync(string organisation, SloDefinition slo, string? ifMatch, CancellationToken cancellation) =>
        documents.TryWriteAsync(organisation, new DocumentWrite(slo.Id, Encoding.UTF8.GetBytes(SloJson.Write(slo)), ifMatch), cancellation);

    /// <summary>Deletes an objective; a default comes back as it was.</summary>
    /// <returns>False when the stored one is another.</returns>
    public Task<bool> TryDeleteAsync(string organisation, string id, string ifMatch, CancellationToken cancellation) =>
        documents.TryDeleteAsync(organisation, id, ifMatch, cancellation);

    private static IReadOnlyList<StoredSlo> WithDefaults(IEnumerable<StoredSlo> own)
    {
        var byId = DefaultSlos.All.ToDictionary(slo => slo.Id, slo => new StoredSlo(slo, null));
        foreach (var stored in own)
        {
            byId[stored.Slo.Id] = stored;
        }

        return [.. byId.Values.OrderBy(stored => stored.Slo.Id, StringComparer.Ordinal)];
    }

    private static StoredSlo Decode(StoredDocument document) => SloJson.Read(Encoding.UTF8.GetString(document.Json.Span)) is { Slo: { } slo }
        ? new StoredSlo(slo, document.ETag)
        : throw new InvalidDataException($"SLO {document.Id} of organisation {document.Organisation} cannot be read.");
}
