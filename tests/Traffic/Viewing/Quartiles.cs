using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>Quarters of the media as the playing reaches them, and its end. What a seek jumps over is not reached.</summary>
internal sealed class Quartiles(View view) : IHabit
{
    private static readonly TimeSpan LingerAtEnd = TimeSpan.FromSeconds(3);

    private readonly HashSet<int> _reached = [];

    public void OnPlaying()
    {
        if (view.Viewer.Title.Duration is { } duration)
            PlanQuarter((int)Math.Floor(view.Meters.Position / duration * 4) + 1, duration);
    }

    private void PlanQuarter(int quarter, TimeSpan duration) =>
        view.PlanWhilePlaying(duration * quarter / 4 - view.Meters.Position, () => Reach(quarter, duration));

    private void Reach(int quarter, TimeSpan duration)
    {
        if (_reached.Add(quarter))
            Report(quarter, view.Meters.Total);
        if (quarter < 4)
            PlanQuarter(quarter + 1, duration);
        else
            Finish(view.Meters.Total);
    }

    private void Report(int quarter, Meters.Reading total) => view.Report("quartile", new JsonObject
    {
        ["quartile"] = quarter * 25,
        ["playing_time"] = total.Playing,
        ["watch_time"] = total.Playing + total.Rebuffering,
    });

    private void Finish(Meters.Reading total)
    {
        view.Enter(PlayerState.Ended);
        view.Report("ended", new JsonObject
        {
            ["playing_time"] = total.Playing,
            ["total_watch_time"] = total.Playing + total.Rebuffering,
            ["completion_rate"] = 1,
            ["rebuffer_count"] = view.Meters.Stalls,
            ["rebuffer_duration"] = total.Rebuffering,
        });
        view.Plan(LingerAtEnd, () => view.End("played"));
    }
}
