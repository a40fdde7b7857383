namespace Azure.Data.Tables.Queries;

/// <summary>Where a query goes on: the service's two opaque keys, in one string with a space between.</summary>
internal readonly record struct ContinuationToken(string? PartitionKey, string? RowKey)
{
    public static ContinuationToken Parse(string? text) =>
        text?.Split(' ', 2) is [{ Length: > 0 } partition, .. var rest]
            ? new(partition, rest is [{ Length: > 0 } row] ? row : null)
            : default;

    /// <summary>The token of an answer; null on the last page.</summary>
    public static string? From(Response response)
    {
        var more = response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out var partition);
        more |= response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out var row);
        return more ? $"{partition} {row}" : null;
    }
}
