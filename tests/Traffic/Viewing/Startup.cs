using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>From the page's load to the first frame, or to the viewer's leaving before it.</summary>
internal sealed class Startup(View view)
{
    private const double FailureChance = 0.015;

    private static readonly TimeSpan MedianStay = TimeSpan.FromMinutes(4);

    public void Begin() => view.Plan(TimeSpan.FromSeconds(view.Random.LogNormal(0.3, 0.5)), Ready);

    private void Ready()
    {
        view.Report("playerready", new JsonObject
        {
            ["player_startup_time"] = Math.Round(view.Random.LogNormal(250, 0.5)),
            ["page_load_time"] = Math.Round(view.Random.LogNormal(900, 0.5)),
        });
        var reaction = view.Viewer.Autoplay ? TimeSpan.Zero : TimeSpan.FromSeconds(view.Random.LogNormal(1.5, 0.5));
        view.Plan(reaction, AskToPlay);
    }

    private void AskToPlay()
    {
        view.Enter(PlayerState.Starting);
        view.Report("viewstart", new JsonObject { ["autoplay"] = view.Viewer.Autoplay, ["preroll_requested"] = view.Random.Chance(0.2) });
        Heartbeats.Begin(view);
        var startup = TimeSpan.FromSeconds(Math.Min(120, view.Random.LogNormal(0.9, 0.6) * view.Viewer.Slowness));
        var patience = TimeSpan.FromSeconds(view.Random.LogNormal(9, 0.7));
        if (view.Random.Chance(FailureChance))
            view.Plan(startup / 2, Fail);
        else if (patience < startup)
            view.Plan(patience, () => view.End("exit_before_start"));
        else
            view.Plan(startup, () => FirstFrame(startup));
    }

    private void Fail()
    {
        Errors.Report(view, fatal: true);
        view.End("start_failed");
    }

    private void FirstFrame(TimeSpan startup)
    {
        view.StartupTime = startup;
        var rendition = view.Rendition;
        view.Report("playing", new JsonObject
        {
            ["video_startup_time"] = Math.Round(startup.TotalMilliseconds),
            ["bitrate"] = rendition.Bitrate,
            ["resolution"] = rendition.Resolution,
            ["framerate"] = Meters.Framerate,
        });
        view.Plan(view.Random.LogNormal(1, 1) * MedianStay, () => view.End("played"));
        view.Play();
    }
}
