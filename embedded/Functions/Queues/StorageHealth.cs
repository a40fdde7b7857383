using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>Logs an outage of storage when it begins and when it ends, not in between.</summary>
internal sealed class StorageHealth(string queueName, ILogger logger)
{
    private int down;

    public void Failed(Exception problem)
    {
        if (Interlocked.Exchange(ref down, 1) == 0)
            logger.LogWarning("Queue {Queue} cannot be reached; polling goes on: {Problem}", queueName, FirstLine(problem.Message));
    }

    public void Succeeded()
    {
        if (Interlocked.Exchange(ref down, 0) == 1) logger.LogInformation("Queue {Queue} is reached again", queueName);
    }

    private static string FirstLine(string text) => text.Split('\n', 2)[0].TrimEnd();
}
