using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>The player changes the quality as the throughput changes; now and then the viewer does.</summary>
internal sealed class Switches(View view) : IHabit
{
    private static readonly TimeSpan MeanBetween = TimeSpan.FromSeconds(60);

    public void OnPlaying() => view.PlanWhilePlaying(view.Random.WaitFor(MeanBetween), () => Look());

    private void Look()
    {
        var (from, to) = (view.Rendition, Rendition.For(view.Random.LogNormal(view.Viewer.Throughput, 0.6), view.Viewer.Device.MaxHeight));
        if (from != to)
        {
            view.Show(to);
            view.Report("quality_change", new JsonObject
            {
                ["previous_bitrate"] = from.Bitrate,
                ["new_bitrate"] = to.Bitrate,
                ["previous_resolution"] = from.Resolution,
                ["new_resolution"] = to.Resolution,
                ["framerate"] = Meters.Framerate,
                ["trigger"] = view.Random.Chance(0.05) ? "manual" : "abr",
            });
        }
        OnPlaying();
    }
}
