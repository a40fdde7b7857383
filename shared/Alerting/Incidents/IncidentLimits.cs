namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>An incident is one entity of a table, whatever happens in it.</summary>
public static class IncidentLimits
{
    /// <summary>Further alerts wait for an old one to end.</summary>
    public const int MostAlerts = 200;

    /// <summary>Alerts of earlier incidents that it remembers.</summary>
    public const int MostEarlierWords = 400;

    /// <summary>Steps from state to state; from then on one that is repeated takes the place of the last.</summary>
    public const int MostTransitions = 50;

    /// <summary>Entries of the timeline.</summary>
    public const int MostEntries = 200;

    /// <summary>Longest title, in characters.</summary>
    public const int LongestTitle = 200;

    /// <summary>Longest text of an entry or an annotation, in characters.</summary>
    public const int LongestText = 2_000;

    /// <summary>The text, cut where it is too long.</summary>
    public static string Cut(string text, int longest) => text.Length <= longest ? text : CutPoint(text, longest - 1) + "…";

    // Never through the middle of a pair of surrogates.
    private static string CutPoint(string text, int length) => text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
