using System.Collections.Concurrent;
using System.Diagnostics;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Tests.Functions.Telemetry;

/// <summary>Listens to the service's spans for as long as it lives. All tests of a process have the same spans: see <see cref="Tracing"/>.</summary>
internal sealed class CollectedSpans : IDisposable
{
    private readonly ConcurrentQueue<Activity> _ended = [];
    private readonly ActivityListener _listener;

    public CollectedSpans(ActivitySamplingResult sampling = ActivitySamplingResult.AllDataAndRecorded)
    {
        _listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == Spans.SourceName,
            Sample = (ref _) => sampling,
            ActivityStopped = _ended.Enqueue,
        };
        ActivitySource.AddActivityListener(_listener);
    }

    public IReadOnlyList<Activity> Ended => [.. _ended];

    public void Dispose() => _listener.Dispose();
}
