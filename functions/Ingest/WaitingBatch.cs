using System.Diagnostics;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Functions.Ingest;

/// <summary>A batch that a request waits for.</summary>
internal sealed class WaitingBatch(EncodedBatch batch)
{
    private readonly TaskCompletionSource<bool> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public EncodedBatch Batch { get; } = batch;

    /// <summary>The request's span, if that is sampled; else none.</summary>
    public ActivityContext Trace { get; } = Spans.Current;

    public Task<bool> IsDurable => _done.Task;

    public void Complete(bool isDurable) => _done.TrySetResult(isDurable);
}
