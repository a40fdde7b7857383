using System.Text.Json.Nodes;

namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>Something breaks: mostly the player recovers, sometimes it is the end of the view.</summary>
internal sealed class Errors(View view) : IHabit
{
    private const double FatalChance = 0.2;

    private static readonly TimeSpan MeanBetween = TimeSpan.FromMinutes(20);

    private static readonly (string Family, string Code, string Message, double Share)[] Kinds =
    [
        ("network", "FRAG_LOAD_TIMEOUT", "A fragment did not arrive in time", 0.35),
        ("network", "HTTP_503", "The CDN answered 503", 0.15),
        ("decoder", "BUFFER_APPEND_ERROR", "The decoder refused a fragment", 0.15),
        ("decoder", "MEDIA_ERR_DECODE", "The media could not be decoded", 0.10),
        ("source", "MANIFEST_PARSE_ERROR", "The manifest could not be read", 0.10),
        ("drm", "LICENSE_REQUEST_FAILED", "The licence server did not answer", 0.10),
        ("business", "GEO_BLOCKED", "Not available in this country", 0.05),
    ];

    public void OnPlaying() =>
        view.PlanWhilePlaying(view.Random.WaitFor(MeanBetween / view.Viewer.Slowness), () => Happen());

    public static void Report(View view, bool fatal)
    {
        // A view that business rules end is no failure and has no outcome of that name, so they never are fatal here.
        var kind = view.Random.Pick(Kinds, kind => fatal && kind.Family == "business" ? 0 : kind.Share);
        view.Report("error", new JsonObject
        {
            ["error_family"] = kind.Family,
            ["error_code"] = kind.Code,
            ["error_message"] = kind.Message,
            ["fatal"] = fatal,
        });
    }

    private void Happen()
    {
        var fatal = view.Random.Chance(FatalChance);
        Report(view, fatal);
        if (fatal)
            view.End("play_failed");
        else
            OnPlaying();
    }
}
