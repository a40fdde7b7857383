using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace OpenQoE.Tests.Pipeline.Alerting;

/// <summary>Waits for minutes, which is what evaluations take.</summary>
internal static class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(6);

    /// <exception cref="TimeoutException">The condition never held; the message quotes it.</exception>
    public static async Task UntilAsync(Func<Task<bool>> condition, Func<string>? details = null, [CallerArgumentExpression(nameof(condition))] string? expression = null)
    {
        var started = Stopwatch.GetTimestamp();
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > Longest) throw new TimeoutException($"Not within {Longest}: {expression} {details?.Invoke()}");
            await Task.Delay(200);
        }
    }

    public static Task UntilAsync(Func<bool> condition, Func<string>? details = null, [CallerArgumentExpression(nameof(condition))] string? expression = null) =>
        UntilAsync(() => Task.FromResult(condition()), details, expression);
}
