namespace OpenQoE.Shared.Slo.Documents;

/// <summary>Reads <c>spec.timeWindow</c>.</summary>
internal static class OpenSloWindow
{
    private const string Supported = "24h, 7d, 28d or 30d, rolling, or 1M of a calendar";

    public static SloDraft Read(DocumentObject spec, SloDraft draft)
    {
        if (spec.Objects("timeWindow") is not [var window])
        {
            spec.Error("timeWindow", $"is a list of one: {Supported}.");
            return draft;
        }

        var isRolling = window.Flag("isRolling") ?? false;
        var calendar = window.Object("calendar");
        if (!window.Has("duration"))
        {
            window.Error("duration", $"is required: {Supported}.");
        }
        else if (window.Text("duration") is { } duration)
        {
            draft = draft with { Window = OpenSloNames.WindowOf(duration, isRolling) };
            if (draft.Window is null)
            {
                window.Error("duration", $"is one of {Supported}.");
            }
        }

        // When months begin is settled by the zone; the time is there because OpenSLO wants it.
        calendar?.Text("startTime");
        draft = draft with { TimeZone = calendar?.Text("timeZone") };
        calendar?.RefuseOthers();
        window.RefuseOthers();
        return draft;
    }
}
