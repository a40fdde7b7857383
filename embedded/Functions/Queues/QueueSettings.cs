using Azure.Storage.Queues;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>The section <c>extensions.queues</c> of <c>host.json</c>, with the real host's names and defaults.</summary>
internal sealed class QueueSettings
{
    public const string Section = $"{HostSettings.JobHost}:extensions:queues";

    /// <summary>Messages fetched at once, 1 to 32.</summary>
    public int BatchSize { get; set; } = 16;

    /// <summary>A batch is fetched when no more invocations than this run; half a batch for each core unless set.</summary>
    public int? NewBatchThreshold { get; set; }

    /// <summary>Attempts after which a message goes to the poison queue.</summary>
    public int MaxDequeueCount { get; set; } = 5;

    /// <summary>How long a message rests after a failed attempt.</summary>
    public TimeSpan VisibilityTimeout { get; set; } = TimeSpan.Zero;

    /// <summary>The longest wait between two looks at an empty queue.</summary>
    public TimeSpan MaxPollingInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>How bodies are written in messages: base64 or none.</summary>
    public QueueMessageEncoding MessageEncoding { get; set; } = QueueMessageEncoding.Base64;

    /// <summary>
    /// How long a message is hidden while its function runs, renewed at half time: 10 minutes, as in the real host, unless
    /// <c>EmbeddedHost:MessageVisibility</c> says otherwise. Storage counts whole seconds.
    /// </summary>
    public TimeSpan MessageVisibility { get; set; } = TimeSpan.FromMinutes(10);

    public int FetchBelow => NewBatchThreshold ?? BatchSize / 2 * Environment.ProcessorCount;

    public static QueueSettings From(IConfiguration configuration)
    {
        var settings = configuration.GetSection(Section).Get<QueueSettings>() ?? new QueueSettings();
        settings.MessageVisibility = configuration.GetValue("EmbeddedHost:MessageVisibility", settings.MessageVisibility);
        Require(settings.BatchSize is >= 1 and <= 32, "batchSize must be 1 to 32");
        Require(settings.FetchBelow >= 0, "newBatchThreshold must not be negative");
        Require(settings.MaxDequeueCount >= 1, "maxDequeueCount must be at least 1");
        Require(settings.VisibilityTimeout >= TimeSpan.Zero, "visibilityTimeout must not be negative");
        Require(settings.MaxPollingInterval >= PollingBackoff.Shortest, "maxPollingInterval must be at least 100 ms");
        Require(settings.MessageVisibility >= TimeSpan.FromSeconds(1), "EmbeddedHost:MessageVisibility must be at least 1 s");
        return settings;
    }

    private static void Require(bool holds, string rule)
    {
        if (!holds) throw new InvalidOperationException($"host.json, extensions.queues: {rule}.");
    }
}
