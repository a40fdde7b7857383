using Azure;

namespace OpenQoE.Functions.Operations;

/// <summary>A look at something outside: what was seen, or why nothing was.</summary>
/// <param name="Seen">Null when the look failed.</param>
/// <param name="Failure">Null when it did not.</param>
internal sealed record Look<T>(T? Seen, string? Failure)
    where T : class
{
    public static async Task<Look<T>> AtAsync(Func<Task<T>> look)
    {
        try
        {
            return new Look<T>(await look(), null);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or OperationCanceledException)
        {
            // The status or type only: messages of the storage client can name accounts.
            return new Look<T>(null, e is RequestFailedException { Status: > 0 } failed ? $"failed with status {failed.Status}" : "unreachable");
        }
    }
}
