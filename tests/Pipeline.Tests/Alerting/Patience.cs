using System.Runtime.CompilerServices;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Pipeline.Alerting;

/// <summary>Waits for minutes, which is what evaluations take.</summary>
internal static class Patience
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(6), Often = TimeSpan.FromMilliseconds(200);

    /// <inheritdoc cref="Eventually.HoldsAsync(Func{Task{bool}}, TimeSpan?, TimeSpan?, Func{string}?, string?)"/>
    public static Task UntilAsync(Func<Task<bool>> condition, Func<string>? details = null, [CallerArgumentExpression(nameof(condition))] string? expression = null) =>
        Eventually.HoldsAsync(condition, Often, Longest, details, expression);

    /// <inheritdoc cref="Eventually.HoldsAsync(Func{Task{bool}}, TimeSpan?, TimeSpan?, Func{string}?, string?)"/>
    public static Task UntilAsync(Func<bool> condition, Func<string>? details = null, [CallerArgumentExpression(nameof(condition))] string? expression = null) =>
        Eventually.HoldsAsync(condition, Often, Longest, details, expression);
}
