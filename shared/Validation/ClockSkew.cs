using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Validation;

/// <summary>Clients' clocks can be minutes or years off. A client that says when it sent can be corrected.</summary>
internal static class ClockSkew
{
    /// <summary>Below this it is not the clock but the way here.</summary>
    private const double MaxLatency = 5_000;

    /// <summary>What to add to the client's times, in ms.</summary>
    public static double Of(double? sentAt, DateTimeOffset receivedAt)
    {
        var skew = receivedAt.ToUnixTimeMilliseconds() - (sentAt ?? receivedAt.ToUnixTimeMilliseconds());
        return Math.Abs(skew) > MaxLatency ? skew : 0;
    }

    /// <summary>Corrects the event's time, to whole milliseconds.</summary>
    public static void Correct(PlayerEvent e, double skew)
    {
        if (e.EventTime is { } time) e.EventTime = Math.Round(time + skew);
    }
}
