using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Runs queue and timer functions, each invocation in a scope of its own.</summary>
internal sealed class FunctionRunner(IServiceScopeFactory scopes, DrainDeadline deadline, ILogger<FunctionRunner> logger)
{
    /// <summary>Whether invocations are being cancelled: what fails then is not the fault of its message.</summary>
    public bool Cancelling => deadline.Passed.IsCancellationRequested;

    /// <returns>Whether the function succeeded; what it threw is logged.</returns>
    public async Task<bool> TryRunAsync(Function function, object trigger)
    {
        await using var scope = scopes.CreateAsyncScope();
        var invocation = new Invocation(function, trigger, scope.ServiceProvider, deadline.Passed);
        try
        {
            await function.InvokeAsync(invocation);
            logger.LogDebug("Function {Function} succeeded, invocation {Invocation}", function.Name, invocation.InvocationId);
            return true;
        }
        catch (OperationCanceledException) when (Cancelling)
        {
            logger.LogWarning("Function {Function} was cancelled, invocation {Invocation}", function.Name, invocation.InvocationId);
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "Function {Function} failed, invocation {Invocation}", function.Name, invocation.InvocationId);
        }
        return false;
    }
}
