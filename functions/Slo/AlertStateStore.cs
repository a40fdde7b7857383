using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Documents;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Slo.Tracking;

namespace OpenQoE.Functions.Slo;

/// <summary>What is known of an organisation's alerts, with its version in the store; no version before the first evaluation.</summary>
public sealed record StoredAlerts(OrganisationAlerts Alerts, string? ETag);

/// <summary>What is known of alerts on objectives, in table <c>alertstates</c>.</summary>
public sealed class AlertStateStore([FromKeyedServices(StorageNames.AlertStatesTable)] IDocumentStore documents)
{
    private const string Row = "slo";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public async Task<StoredAlerts> ReadAsync(string organisation, CancellationToken cancellation) =>
        await documents.ReadAsync(organisation, Row, cancellation) is { } found
            ? new StoredAlerts(JsonSerializer.Deserialize<OrganisationAlerts>(found.Json.Span, Json)!, found.ETag)
            : new StoredAlerts(new OrganisationAlerts(), null);

    /// <summary>Writes if nobody else has written since.</summary>
    /// <returns>The new ETag, or null when somebody has.</returns>
    public Task<string?> TryWriteAsync(string organisation, OrganisationAlerts alerts, string? ifMatch, CancellationToken cancellation) =>
        documents.TryWriteAsync(organisation, new DocumentWrite(Row, JsonSerializer.SerializeToUtf8Bytes(alerts, Json), ifMatch), cancellation);
}
