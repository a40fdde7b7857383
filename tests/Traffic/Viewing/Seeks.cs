using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>The viewer jumps somewhere else in what is not live.</summary>
internal sealed class Seeks(View view) : IHabit
{
    private static readonly TimeSpan MeanBetween = TimeSpan.FromMinutes(4);

    public void OnPlaying()
    {
        if (view.Viewer.Title.Duration is { } duration)
            view.PlanWhilePlaying(view.Random.WaitFor(MeanBetween), () => Begin(duration));
    }

    private void Begin(TimeSpan duration)
    {
        var from = view.Meters.Position;
        var to = duration * (view.Random.NextDouble() * 0.95);
        var latency = TimeSpan.FromSeconds(Math.Min(60, view.Random.LogNormal(0.35, 0.7) * view.Viewer.Slowness));
        view.Enter(PlayerState.Seeking);
        view.Plan(latency, () =>
        {
            view.Meters.Jump(to);
            view.Report("seek", new JsonObject
            {
                ["from"] = Math.Round(from.TotalMilliseconds),
                ["to"] = Math.Round(to.TotalMilliseconds),
                ["seek_latency"] = Math.Round(latency.TotalMilliseconds),
            });
            view.Play();
        });
    }
}
