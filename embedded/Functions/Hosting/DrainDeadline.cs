using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>How long invocations that run at shutdown may go on before they are asked to stop.</summary>
internal sealed class DrainDeadline(IConfiguration configuration) : IDisposable
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _passed = new();

    public TimeSpan Timeout { get; } = TimeoutFrom(configuration);

    /// <summary>Fires when the deadline has passed; the token that queue and timer functions get.</summary>
    public CancellationToken Passed => _passed.Token;

    public static TimeSpan TimeoutFrom(IConfiguration configuration)
        => configuration.GetValue("EmbeddedHost:DrainTimeout", DefaultTimeout);

    /// <summary>Starts the clock.</summary>
    public void Begin() => _passed.CancelAfter(Timeout);

    public void PassNow() => _passed.Cancel();

    public void Dispose() => _passed.Dispose();
}
