using OpenQoE.Tests.Traffic.Viewing;

namespace OpenQoE.Tests.Traffic.Posting;

/// <summary>Lives one view through, at the speed of the clock or a multiple of it, and posts what the player reports.</summary>
public sealed class Page(View view, EventsClient client, double speed, TimeProvider time)
{
    private readonly long _openedAt = time.GetTimestamp();
    private readonly EventJson _json = new(view.Viewer, time.GetUtcNow().ToUnixTimeMilliseconds(), speed);
    private readonly Pending _pending = new();

    private TimeSpan Elapsed => time.GetElapsedTime(_openedAt) * speed;

    /// <param name="leave">The viewer closes the page; the closing report is still sent.</param>
    /// <param name="abandon">Posting ends, whatever is left.</param>
    public async Task LiveAsync(CancellationToken leave, CancellationToken abandon)
    {
        while (view.NextAt is { } next)
        {
            var due = _pending.DueAt is { } batchDue && batchDue < next ? batchDue : next;
            if (!await ReachAsync(due, leave))
            {
                Take(view.Leave(Elapsed));
                break;
            }
            if (due == next)
                Take(view.Advance());
            if (view.NextAt is not null && _pending.IsDue(due))
                await PostAsync(due, isLast: false, abandon);
        }
        while (_pending.Count > 0)
            await PostAsync(Elapsed, isLast: true, abandon);
    }

    private void Take(IReadOnlyList<Report> reports)
    {
        foreach (var report in reports)
        {
            if (_json.Of(report) is { } json)
                _pending.Add(json, report.At);
        }
    }

    private async Task PostAsync(TimeSpan now, bool isLast, CancellationToken abandon)
    {
        var batch = new Batch(view.Viewer.Style, _pending.Take(now), isLast);
        if (!await client.PostAsync(batch, abandon))
            view.GivenUp += batch.Events.Count;
    }

    private async Task<bool> ReachAsync(TimeSpan due, CancellationToken leave)
    {
        try
        {
            if (due - Elapsed is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait / speed, time, leave);
            return !leave.IsCancellationRequested;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
