using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace OpenQoE.Tests.Support;

/// <summary>Waits for what can only be looked at, not awaited.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <exception cref="TimeoutException">The condition never held; the message quotes it.</exception>
    public static async Task HoldsAsync(
        Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string? expression = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Patience) throw new TimeoutException($"Not within {Patience}: {expression}");
            await Task.Delay(TimeSpan.FromMilliseconds(50));
        }
    }

    /// <inheritdoc cref="HoldsAsync(Func{Task{bool}}, string?)"/>
    public static Task HoldsAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string? expression = null)
        => HoldsAsync(() => Task.FromResult(condition()), expression);
}
