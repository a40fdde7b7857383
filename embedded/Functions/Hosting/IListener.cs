namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Watches one function's trigger.</summary>
internal interface IListener
{
    /// <summary>
    /// Starts invocations until <paramref name="stopping"/> fires; completes when the last of them has ended. Never throws: troubles
    /// of a function or of storage are logged, and the listener goes on.
    /// </summary>
    Task RunAsync(CancellationToken stopping);
}
