using System.Diagnostics;

namespace OpenQoE.Tests.Pipeline.Load;

/// <summary>Does something at a fixed pace, however long it takes: what is late does not make what follows come later.</summary>
internal static class Metronome
{
    /// <summary>Ends when all that was begun has ended.</summary>
    /// <param name="perSecond">Beats.</param>
    /// <param name="span">For how long.</param>
    /// <param name="beat">Gets the number of the beat, and the <see cref="Stopwatch"/> timestamp at which it was due.</param>
    public static async Task BeatAsync(double perSecond, TimeSpan span, Func<int, long, Task> beat)
    {
        var began = Stopwatch.GetTimestamp();
        var beats = new List<Task>();
        for (var number = 0; number < perSecond * span.TotalSeconds; number++)
        {
            var due = began + (long)(number / perSecond * Stopwatch.Frequency);
            while (due - Stopwatch.GetTimestamp() is > 0 and var early) await Task.Delay(TimeSpan.FromSeconds((double)early / Stopwatch.Frequency));
            beats.Add(beat(number, due));
        }

        await Task.WhenAll(beats);
    }
}
