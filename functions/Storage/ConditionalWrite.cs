using Azure;
using Azure.Data.Tables;

namespace OpenQoE.Functions.Storage;

/// <summary>Writes that happen only when nobody else wrote since.</summary>
internal static class ConditionalWrite
{
    /// <summary>Writes an entity if it is still the one with that ETag (null: if there is none).</summary>
    /// <returns>The new ETag, or null when the condition did not hold.</returns>
    public static async Task<string?> TryAsync(TableClient table, TableEntity entity, string? ifMatch, CancellationToken cancellation)
    {
        try
        {
            var written = ifMatch is null
                ? await table.AddEntityAsync(entity, cancellation)
                : await table.UpdateEntityAsync(entity, new ETag(ifMatch), TableUpdateMode.Replace, cancellation);
            return written.Headers.ETag?.ToString();
        }
        catch (RequestFailedException e) when (e.Status is 412 or 404 or 409)
        {
            return null;
        }
    }
}
