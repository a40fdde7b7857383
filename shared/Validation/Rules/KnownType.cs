using FluentValidation;
using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Validation.Rules;

/// <summary>The event says what happened, and it is something we know.</summary>
internal static class KnownType
{
    private const string Path = "event_type";
    private const int LongestShown = 64;

    public static void Check(Candidate candidate, ValidationContext<Candidate> context)
    {
        var received = candidate.Received;
        if (received.Event.Type != 0 || received.HasProblemWith(Path) || !received.IsObject) return;
        context.Report(string.IsNullOrEmpty(received.TypeName)
            ? new Problem(Path, ProblemCode.Required, "event_type is missing.", CostsEvent: true)
            : new Problem(Path, ProblemCode.UnknownEventType, $"There is no type '{Shown(received.TypeName)}'.", CostsEvent: true));
    }

    private static string Shown(string name) => name.Length <= LongestShown ? name : name[..LongestShown] + "…";
}
