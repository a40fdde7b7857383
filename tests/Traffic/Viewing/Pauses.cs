using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>The viewer pauses, and plays again.</summary>
internal sealed class Pauses(View view) : IHabit
{
    private static readonly TimeSpan MeanBetween = TimeSpan.FromMinutes(8);

    public void OnPlaying() => view.PlanWhilePlaying(view.Random.WaitFor(MeanBetween), () => Begin());

    private void Begin()
    {
        view.Enter(PlayerState.Paused);
        view.Report("pause", new JsonObject { ["playing_time"] = view.Meters.Total.Playing });
        view.Plan(TimeSpan.FromSeconds(view.Random.LogNormal(15, 1)), () =>
        {
            view.Report("playing", new JsonObject { ["bitrate"] = view.Rendition.Bitrate });
            view.Play();
        });
    }
}
