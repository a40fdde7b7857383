using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace OpenQoE.Tests.Support;

/// <summary>Waits for what can only be looked at, not awaited.</summary>
public static class Eventually
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(60), Usually = TimeSpan.FromMilliseconds(50);

    /// <param name="condition">What is looked at.</param>
    /// <param name="every">How long it is left alone between two looks; 50 ms unless the moment is measured.</param>
    /// <param name="patience">For how long; a minute unless something large is waited for.</param>
    /// <param name="details">What the message says beside it.</param>
    /// <param name="expression">Its text.</param>
    /// <exception cref="TimeoutException">The condition never held; the message quotes it.</exception>
    public static async Task HoldsAsync(
        Func<Task<bool>> condition, TimeSpan? every = null, TimeSpan? patience = null, Func<string>? details = null,
        [CallerArgumentExpression(nameof(condition))] string? expression = null)
    {
        var (started, longest) = (Stopwatch.GetTimestamp(), patience ?? Longest);
        while (!await condition())
        {
            if (Stopwatch.GetElapsedTime(started) > longest) throw new TimeoutException($"Not within {longest}: {expression} {details?.Invoke()}");
            await Task.Delay(every ?? Usually);
        }
    }

    /// <inheritdoc cref="HoldsAsync(Func{Task{bool}}, TimeSpan?, TimeSpan?, Func{string}?, string?)"/>
    public static Task HoldsAsync(
        Func<bool> condition, TimeSpan? every = null, TimeSpan? patience = null, Func<string>? details = null,
        [CallerArgumentExpression(nameof(condition))] string? expression = null)
        => HoldsAsync(() => Task.FromResult(condition()), every, patience, details, expression);
}
