using Microsoft.Azure.Functions.Worker.Queues;
using Microsoft.Azure.Functions.Worker.Timers;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Makes the listeners of the functions that are not switched off.</summary>
internal sealed class ListenerFactory(
    FunctionCatalog catalog, FunctionRunner runner, QueueSettings queueSettings, TimeProvider time, ILoggerFactory loggers)
{
    public IReadOnlyList<IListener> CreateAll()
        => [.. catalog.Functions.Where(function => !function.Descriptor.Disabled).Select(Create).OfType<IListener>()];

    private IListener? Create(Function function)
    {
        var logger = loggers.CreateLogger($"Function.{function.Name}");
        return function.Trigger switch
        {
            QueueTrigger trigger => QueueListener.Create(function, trigger, queueSettings, runner, logger),
            TimerTrigger trigger => new TimerListener(function, trigger, runner, time, logger),
            _ => null,
        };
    }
}
