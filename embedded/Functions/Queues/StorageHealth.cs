using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>Logs an outage of storage when it begins and when it ends, not in between.</summary>
internal sealed class StorageHealth(string queueName, ILogger logger)
{
    private int _down;

    public void Failed(Exception problem)
    {
        if (Interlocked.Exchange(ref _down, 1) == 0)
            logger.LogWarning("Queue {Queue} cannot be reached; polling goes on: {Problem}", queueName, Reason(problem));
    }

    public void Succeeded()
    {
        if (Interlocked.Exchange(ref _down, 0) == 1) logger.LogInformation("Queue {Queue} is reached again", queueName);
    }

    /// <summary>One line, and of several attempts the last.</summary>
    private static string Reason(Exception problem)
    {
        var last = problem is AggregateException attempts ? attempts.InnerExceptions[^1] : problem;
        return last.Message.Split('\n', 2)[0].TrimEnd();
    }
}
