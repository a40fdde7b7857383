using FluentValidation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Validation.Rules;

/// <summary>The event happened within the last day, give or take what clocks are off.</summary>
internal static class TimeWindow
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);
    private static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(5);

    /// <summary>False also where there is no time to look at: other rules say what is wrong with it.</summary>
    public static bool IsKeptBy(Candidate candidate) =>
        AgeOf(candidate) is { } age && age <= MaxAge.TotalMilliseconds && -age <= MaxAhead.TotalMilliseconds;

    public static void Check(Candidate candidate, ValidationContext<Candidate> context)
    {
        var age = AgeOf(candidate);
        if (age > MaxAge.TotalMilliseconds)
            context.Report(EnvelopeFields.EventTime, ProblemCode.TooOld, "event_time is more than 24 hours ago.");
        if (-age > MaxAhead.TotalMilliseconds)
            context.Report(EnvelopeFields.EventTime, ProblemCode.InFuture, "event_time is more than 5 minutes ahead.");
    }

    // In ms; null when the event tells no time, or one that the correction of its clock made infinite.
    private static double? AgeOf(Candidate candidate) => candidate.Received.Event.EventTime is { } time && double.IsFinite(time)
        ? candidate.ReceivedAt.ToUnixTimeMilliseconds() - time
        : null;
}
