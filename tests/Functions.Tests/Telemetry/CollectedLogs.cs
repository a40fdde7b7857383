using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Tests.Functions.Telemetry;

/// <summary>Keeps what was logged.</summary>
internal sealed class CollectedLogs : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<string> _texts = [];

    public IReadOnlyList<string> Texts => [.. _texts];

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _texts.Enqueue(formatter(state, exception));

    public void Dispose()
    {
        // Nothing is held.
    }
}
