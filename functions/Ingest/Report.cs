using OpenQoE.Shared.Events;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Functions.Ingest;

/// <summary>What became of a request's events, as the client is told.</summary>
internal sealed record Report(
    bool Success,
    string Message,
    int EventsReceived,
    int EventsAccepted,
    int EventsRejected,
    IReadOnlyList<ReportedProblem> Errors,
    IReadOnlyList<ReportedProblem> Warnings)
{
    /// <summary>Errors and warnings beyond these are left out.</summary>
    private const int MaxProblems = 100;

    public static Report Of(Admission admission)
    {
        var accepted = admission.Accepted?.Events.Count ?? 0;
        var rejected = admission.Rejections.Count;
        var message = accepted == 0 ? "No event is valid."
            : rejected == 0 ? "All events accepted."
            : $"{rejected} of {admission.Received} events rejected.";
        return new Report(
            accepted > 0, message, admission.Received, accepted, rejected, Listed(admission.Errors), Listed(admission.Warnings));
    }

    /// <summary>For a body of which not even the events could be told apart.</summary>
    public static Report Unreadable(string fault) => new(false, fault, 0, 0, 0, [], []);

    private static ReportedProblem[] Listed(IReadOnlyList<IndexedProblem> problems) =>
        problems.Count == 0 ? [] : [.. problems.Take(MaxProblems).Select(ReportedProblem.Of)];
}

/// <param name="Index">Of the event in the request; null for a field of the request itself.</param>
/// <param name="Field">Its path in the event; empty for the event as a whole.</param>
/// <param name="Code">One of the closed list in docs/wire-format.md.</param>
/// <param name="Message">The same for people.</param>
internal sealed record ReportedProblem(int? Index, string Field, string Code, string Message)
{
    public static ReportedProblem Of(IndexedProblem item) =>
        new(item.Index, item.Problem.Path, item.Problem.Code.ToName(), item.Problem.Message);
}
