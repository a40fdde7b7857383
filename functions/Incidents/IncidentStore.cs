using System.Globalization;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Documents;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting.Incidents;
using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Functions.Incidents;

/// <summary>An incident with its version in the store.</summary>
public sealed record StoredIncident(Incident Incident, string ETag);

/// <summary>
/// Incidents in table <c>incidents</c>: of an organisation a row for each incident, the newest first; one that counts them, by year; for each group of alerts
/// one that names its last incident; and for each incident that goes on one that says so. An incident is made by one transaction over the four, so that none
/// is lost or made twice.
/// </summary>
public sealed class IncidentStore([FromKeyedServices(StorageNames.IncidentsTable)] IDocumentStore documents)
{
    private const string IncidentPrefix = "i-";
    private const string IncidentsEnd = "i.";
    private const string GroupPrefix = "g-";
    private const string OpenPrefix = "o-";
    private const string OpenEnd = "o.";
    private const string CounterPrefix = "c-";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<StoredIncident?> FindAsync(string organisation, string id, CancellationToken cancellation) =>
        RowOf(id) is { } row && await documents.ReadAsync(organisation, row, cancellation) is { } found ? Decode(found) : null;

    public static bool IsId(string text) => RowOf(text) is not null;

    /// <summary>The last incident of a group of alerts, over or not.</summary>
    public async Task<StoredIncident?> FindLastAsync(string organisation, string groupKey, CancellationToken cancellation) =>
        await ReadAsync<Group>(organisation, RowOfGroup(groupKey), cancellation) is ({ } group, _) ? await FindAsync(organisation, group.Incident, cancellation) : null;

    /// <summary>Whether an incident still is the last one of its group.</summary>
    public async Task<bool> IsLastAsync(string organisation, string groupKey, string id, CancellationToken cancellation) =>
        await ReadAsync<Group>(organisation, RowOfGroup(groupKey), cancellation) is ({ } group, _) && group.Incident == id;

    /// <summary>The incidents of an organisation that go on.</summary>
    public async Task<IReadOnlyList<Incident>> ListOpenAsync(string organisation, CancellationToken cancellation)
    {
        var markers = await documents.ListAsync(organisation, OpenPrefix, OpenEnd, int.MaxValue, cancellation);
        var incidents = await Task.WhenAll(markers.Select(marker => ReadOpenAsync(marker, cancellation)));
        return [.. incidents.OfType<Incident>()];
    }

    /// <summary>The ids of an organisation's incidents that go on, and of some that have ended since.</summary>
    public async Task<IReadOnlyList<string>> ListOpenIdsAsync(string organisation, CancellationToken cancellation) =>
        [.. (await documents.ListAsync(organisation, OpenPrefix, OpenEnd, int.MaxValue, cancellation)).Select(marker => marker.Id[OpenPrefix.Length..])];

    /// <summary>An organisation's incidents, the newest first.</summary>
    /// <param name="organisation">Whose.</param>
    /// <param name="after">Id of the one before the first; null to begin with the newest.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<StoredIncident>> ListAsync(string organisation, string? after, int limit, CancellationToken cancellation)
    {
        return [.. (await documents.ListAsync(organisation, RowAfter(after), IncidentsEnd, limit, cancellation)).Select(Decode)];
    }

    /// <summary>An organisation's incidents that are newer than one, the newest first.</summary>
    /// <param name="organisation">Whose.</param>
    /// <param name="than">Id of that one; null for all.</param>
    /// <param name="after">Id of the one before the first; null to begin with the newest.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<IReadOnlyList<Incident>> ListNewerAsync(string organisation, string? than, string? after, int limit, CancellationToken cancellation)
    {
        var to = than is null ? IncidentsEnd : RowOf(than)!;
        return [.. (await documents.ListAsync(organisation, RowAfter(after), to, limit, cancellation)).Select(found => Decode(found).Incident)];
    }

    /// <summary>Makes an incident of a group of alerts, unless somebody else made one of it, or changed <paramref name="last"/>: null.</summary>
    /// <param name="organisation">Whose.</param>
    /// <param name="groupKey">Of its alerts.</param>
    /// <param name="last">The group's last incident so far, as it was read, or null.</param>
    /// <param name="year">Of its number.</param>
    /// <param name="create">Makes it, given its id.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Incident?> TryCreateAsync(
        string organisation, string groupKey, StoredIncident? last, int year, Func<string, Incident> create, CancellationToken cancellation)
    {
        var row = RowOfGroup(groupKey);
        var (group, etag) = await ReadAsync<Group>(organisation, row, cancellation);
        if (group?.Incident != last?.Incident.Id)
        {
            return null;
        }

        // The last one is written as it is, so that what it hears meanwhile is not lost to the next.
        DocumentWrite[] before = last is null ? [] : [new(RowOf(last.Incident.Id)!, IncidentJson.Write(last.Incident), last.ETag)];
        return await TryCreateAsync(organisation, year, create, id => [Write(row, new Group(id), etag), .. before], cancellation);
    }

    /// <summary>Makes an incident that is no group's, unless somebody else made one at the same time: null.</summary>
    public Task<Incident?> TryCreateAsync(string organisation, int year, Func<string, Incident> create, CancellationToken cancellation) =>
        TryCreateAsync(organisation, year, create, _ => [], cancellation);

    /// <summary>Writes an incident if the stored one is still the one with that ETag.</summary>
    /// <returns>The new ETag, or null when it is not.</returns>
    public Task<string?> TryWriteAsync(Incident incident, string ifMatch, CancellationToken cancellation) =>
        documents.TryWriteAsync(incident.Organisation, new DocumentWrite(RowOf(incident.Id)!, IncidentJson.Write(incident), ifMatch), cancellation);

    private async Task<Incident?> TryCreateAsync(
        string organisation, int year, Func<string, Incident> create, Func<string, DocumentWrite[]> beside, CancellationToken cancellation)
    {
        var counterRow = string.Create(CultureInfo.InvariantCulture, $"{CounterPrefix}{year:D4}");
        var (counter, etag) = await ReadAsync<Counter>(organisation, counterRow, cancellation);
        var number = (counter?.Last ?? 0) + 1;
        var incident = create(IncidentId.Of(year, number));
        DocumentWrite[] writes =
        [
            Write(counterRow, new Counter(number), etag),
            new(RowOf(incident.Id)!, IncidentJson.Write(incident), null),
            Write(OpenPrefix + incident.Id, new Group(incident.Id), null),
            .. beside(incident.Id),
        ];
        return await documents.TryWriteAllAsync(organisation, writes, cancellation) ? incident : null;
    }

    // The marker of one that is over goes when somebody sees it.
    private async Task<Incident?> ReadOpenAsync(StoredDocument marker, CancellationToken cancellation)
    {
        var id = marker.Id[OpenPrefix.Length..];
        if (await FindAsync(marker.Organisation, id, cancellation) is { Incident: { IsOpen: true } incident })
        {
            return incident;
        }

        await documents.TryDeleteAsync(marker.Organisation, marker.Id, marker.ETag, cancellation);
        return null;
    }

    private async Task<(T? Value, string? ETag)> ReadAsync<T>(string organisation, string row, CancellationToken cancellation)
        where T : class =>
        await documents.ReadAsync(organisation, row, cancellation) is { } found ? (JsonSerializer.Deserialize<T>(found.Json.Span, Json), found.ETag) : (null, null);

    private static DocumentWrite Write<T>(string row, T value, string? ifMatch) => new(row, JsonSerializer.SerializeToUtf8Bytes(value, Json), ifMatch);

    private static StoredIncident Decode(StoredDocument document) => new(IncidentJson.Read(document.Json.Span), document.ETag);

    // '!' follows the end of a row's key, and nothing is in between.
    private static string RowAfter(string? id) => id is null ? IncidentPrefix : RowOf(id) + "!";

    // Tables are sorted upwards, so that the newest has the least key; null for what is no incident's id.
    private static string? RowOf(string id) => id.Split('-') is ["INC", { Length: 4 } year, var number]
        && int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var y) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n)
        ? string.Create(CultureInfo.InvariantCulture, $"{IncidentPrefix}{9999 - y:D4}-{int.MaxValue - n:D10}")
        : null;

    private static string RowOfGroup(string groupKey) => GroupPrefix + StableHash.Of(groupKey).ToString("x16", CultureInfo.InvariantCulture);

    private sealed record Counter(int Last);

    private sealed record Group(string Incident);
}
