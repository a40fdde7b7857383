namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>Something that happens in a view now and then.</summary>
public interface IHabit
{
    /// <summary>
    /// The picture has begun to move, at the start or again. Plans made here with <see cref="View.PlanWhilePlaying"/> lapse when something
    /// interrupts the playing; since waits for chance events have no memory, planning them afresh changes nothing about how often they happen.
    /// </summary>
    void OnPlaying();
}
