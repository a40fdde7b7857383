namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>What a player's counters show: they run while the clock does, by the state it is in.</summary>
public sealed class Meters(double droppedShare)
{
    public const int Framerate = 25;

    private TimeSpan _now;
    private TimeSpan _stateSince;
    private double _frames;
    private Reading _reported;

    public PlayerState State { get; private set; }
    public double Bitrate { get; set; }
    public TimeSpan Position { get; private set; }
    public TimeSpan MaxPosition { get; private set; }
    public double PlayedBits { get; private set; }
    public TimeSpan Playing { get; private set; }
    public TimeSpan Rebuffering { get; private set; }
    public int Stalls { get; private set; }
    public int Seeks { get; private set; }

    /// <summary>How long it has been in this state.</summary>
    public TimeSpan InState => _now - _stateSince;

    /// <summary>Totals in whole milliseconds and frames, so that the deltas between them add up to them.</summary>
    public Reading Total => new(
        Math.Round(Playing.TotalMilliseconds), Math.Round(Rebuffering.TotalMilliseconds), Math.Floor(_frames), Math.Floor(_frames * droppedShare));

    /// <summary>What was added since it was last asked for.</summary>
    public Reading TakeDelta()
    {
        var total = Total;
        var delta = total - _reported;
        _reported = total;
        return delta;
    }

    public void MoveTo(TimeSpan now)
    {
        var elapsed = now - _now;
        _now = now;
        if (State == PlayerState.Stalled)
            Rebuffering += elapsed;
        if (State != PlayerState.Playing)
            return;
        Playing += elapsed;
        Position += elapsed;
        MaxPosition = Position > MaxPosition ? Position : MaxPosition;
        PlayedBits += Bitrate * elapsed.TotalSeconds;
        _frames += Framerate * elapsed.TotalSeconds;
    }

    public void Enter(PlayerState state)
    {
        State = state;
        _stateSince = _now;
        Stalls += state == PlayerState.Stalled ? 1 : 0;
    }

    public void Jump(TimeSpan position)
    {
        Position = position;
        Seeks++;
    }

    /// <summary>Times in milliseconds, and frames.</summary>
    public readonly record struct Reading(double Playing, double Rebuffering, double Decoded, double Dropped)
    {
        public static Reading operator -(Reading left, Reading right) => new(
            left.Playing - right.Playing, left.Rebuffering - right.Rebuffering, left.Decoded - right.Decoded, left.Dropped - right.Dropped);
    }
}
