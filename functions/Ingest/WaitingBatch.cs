using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Functions.Ingest;

/// <summary>A batch that a request waits for.</summary>
internal sealed class WaitingBatch(EncodedBatch batch)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EncodedBatch Batch { get; } = batch;

    public Task<bool> IsDurable => _done.Task;

    public void Complete(bool isDurable) => _done.TrySetResult(isDurable);
}
