using System.Text.Json.Nodes;
using OpenQoE.Tests.Traffic.Viewing;

namespace OpenQoE.Tests.Traffic.Posting;

/// <summary>A whole view without the waiting.</summary>
public static class Recording
{
    /// <summary>Everything a page loaded at that time (Unix ms) would post, in order.</summary>
    public static IEnumerable<JsonObject> Of(View view, double startedAt)
    {
        var json = new EventJson(view.Viewer, startedAt, speed: 1);
        while (view.NextAt is not null)
        {
            foreach (var report in view.Advance())
            {
                if (json.Of(report) is { } sent)
                    yield return sent;
            }
        }
    }
}
