using FluentValidation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Schema;

namespace OpenQoE.Shared.Validation.Rules;

/// <summary>The event happened within the last day, give or take what clocks are off.</summary>
internal static class TimeWindow
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromHours(24);
    private static readonly TimeSpan MaxAhead = TimeSpan.FromMinutes(5);

    public static void Check(Candidate candidate, ValidationContext<Candidate> context)
    {
        if (candidate.Received.Event.EventTime is not { } time || !double.IsFinite(time)) return;
        var age = candidate.ReceivedAt.ToUnixTimeMilliseconds() - time;
        if (age > MaxAge.TotalMilliseconds)
            context.Report(EnvelopeFields.EventTime, ProblemCode.TooOld, "event_time is more than 24 hours ago.");
        if (-age > MaxAhead.TotalMilliseconds)
            context.Report(EnvelopeFields.EventTime, ProblemCode.InFuture, "event_time is more than 5 minutes ahead.");
    }
}
