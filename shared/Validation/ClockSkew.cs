using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Json;

namespace OpenQoE.Shared.Validation;

/// <summary>Clients' clocks can be minutes or years off. A client that says when it sent can be corrected.</summary>
internal static class ClockSkew
{
    /// <summary>Below this it is not the clock but the way here.</summary>
    private const double MaxLatency = 5_000;

    /// <summary>
    /// A clock that is off by more is rare, while a <c>sent_at</c> in another unit or of 0 is an ordinary mistake: it is taken for
    /// a clock only when an event tells the same time.
    /// </summary>
    private static readonly TimeSpan MaxUnconfirmed = TimeSpan.FromDays(7);

    /// <summary>Events are not sent later than this.</summary>
    private static readonly TimeSpan MaxDelay = TimeSpan.FromDays(1);

    /// <summary>The problem with a <c>sent_at</c> that cannot be the time of the clock which the events were measured by; it is ignored.</summary>
    public static Problem? Check(ReceivedRequest request, DateTimeOffset receivedAt) => request.SentAt is null || IsCredible(request, receivedAt)
        ? null
        : new Problem("sent_at", ProblemCode.OutOfRange, "sent_at is the client's time at sending, in Unix ms: this is far from now and from the events.", CostsEvent: false);

    /// <summary>What to add to the client's times, in ms.</summary>
    public static double Of(ReceivedRequest request, DateTimeOffset receivedAt)
    {
        if (request.SentAt is not { } sentAt || !IsCredible(request, receivedAt)) return 0;
        var skew = receivedAt.ToUnixTimeMilliseconds() - sentAt;
        return Math.Abs(skew) > MaxLatency ? skew : 0;
    }

    /// <summary>Corrects the event's time, to whole milliseconds.</summary>
    public static void Correct(PlayerEvent e, double skew)
    {
        if (e.EventTime is { } time) e.EventTime = Math.Round(time + skew);
    }

    private static bool IsCredible(ReceivedRequest request, DateTimeOffset receivedAt) =>
        Math.Abs(receivedAt.ToUnixTimeMilliseconds() - request.SentAt!.Value) <= MaxUnconfirmed.TotalMilliseconds
        || request.Events.Exists(received => Math.Abs(request.SentAt.Value - (received.Event.EventTime ?? double.NaN)) <= MaxDelay.TotalMilliseconds);
}
