using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>The picture freezes for want of data: more often and longer on bad networks.</summary>
internal sealed class Stalls(View view) : IHabit
{
    private static readonly TimeSpan MeanBetween = TimeSpan.FromMinutes(6);

    /// <summary>What stands still for less is no stall by definition.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(250);

    private static readonly (string Name, double Share)[] Causes = [("network", 0.75), ("switch", 0.1), ("decode", 0.1), ("unknown", 0.05)];

    private string _cause = "";

    public void OnPlaying()
    {
        var slowness = view.Viewer.Slowness;
        view.PlanWhilePlaying(view.Random.WaitFor(MeanBetween / (slowness * slowness)), () => Begin());
    }

    /// <summary>The picture moves again, or the viewer has had enough.</summary>
    public void Finish() => view.Report("stall_end", new JsonObject
    {
        ["stall_duration"] = Math.Round(view.Meters.InState.TotalMilliseconds),
        ["buffer_length"] = 2_000,
        ["cause"] = _cause,
    });

    private void Begin()
    {
        _cause = view.Random.Pick(Causes, cause => cause.Share).Name;
        view.Enter(PlayerState.Stalled);
        view.Report("stall_start", new JsonObject { ["buffer_length"] = 0, ["bitrate"] = view.Rendition.Bitrate, ["cause"] = _cause });
        var duration = TimeSpan.FromSeconds(Math.Min(90, view.Random.LogNormal(1.2, 0.8) * view.Viewer.Slowness));
        view.Plan(duration > Shortest ? duration : Shortest, () =>
        {
            Finish();
            view.Play();
        });
    }
}
