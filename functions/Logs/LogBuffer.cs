using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Logs;

namespace OpenQoE.Functions.Logs;

/// <summary>Lines that wait in memory to be pushed, within bounds. Safe for concurrent use.</summary>
public sealed class LogBuffer(LogOptions options)
{
    private readonly Lock _gate = new();
    private List<LogLine> _lines = [];
    private SpanOrigins _traces = new();
    private int _waitingBytes;
    private int _heldBytes;
    private TaskCompletionSource _enough = NewSignal();

    /// <summary>Takes all lines, or none when they do not fit.</summary>
    public bool TryAdd(IReadOnlyCollection<LogLine> lines)
    {
        var bytes = lines.Sum(line => line.Bytes);
        lock (_gate)
        {
            if (_heldBytes + bytes > options.MaximumWaitingBytes)
            {
                return false;
            }

            _heldBytes += bytes;
            _traces.Add(Spans.Current);
            Wait(lines, bytes);
            return true;
        }
    }

    /// <summary>Ends when there is enough for a push.</summary>
    public Task WhenEnough()
    {
        lock (_gate)
        {
            return _enough.Task;
        }
    }

    /// <summary>Gives all lines that wait. They take up room until they are <see cref="Done"/>.</summary>
    public IReadOnlyList<LogLine> Take() => Take(out _);

    /// <inheritdoc cref="Take()"/>
    /// <param name="traces">Sampled messages whose lines are among them.</param>
    public IReadOnlyList<LogLine> Take(out SpanOrigins traces)
    {
        lock (_gate)
        {
            (var taken, traces) = (_lines, _traces);
            (_lines, _traces, _waitingBytes, _enough) = ([], new(), 0, NewSignal());
            return taken;
        }
    }

    /// <summary>These lines have been taken care of.</summary>
    public void Done(IEnumerable<LogLine> lines)
    {
        var bytes = lines.Sum(line => line.Bytes);
        lock (_gate)
        {
            _heldBytes -= bytes;
        }
    }

    /// <summary>These lines, taken before, have to wait again.</summary>
    public void PutBack(IReadOnlyCollection<LogLine> lines)
    {
        lock (_gate)
        {
            // Without haste: whoever puts back has just failed.
            _lines.AddRange(lines);
        }
    }

    private void Wait(IReadOnlyCollection<LogLine> lines, int bytes)
    {
        _lines.AddRange(lines);
        _waitingBytes += bytes;
        if (_waitingBytes >= options.MaximumPushBytes)
        {
            _enough.TrySetResult();
        }
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
