using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Keys;

namespace OpenQoE.Functions.Ingest;

/// <summary>Says at start that there is no key yet, and what that means.</summary>
public sealed class KeylessNotice(IOptions<IngestOptions> options, KeyRing keys, TimeProvider clock, ILogger<KeylessNotice> logger)
    : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(options.Value.ApiKey) && keys.Snapshot?.HasIngestKey(clock.GetUtcNow()) == false)
        {
            logger.LogWarning(
                "There is no ingest key: events are taken from this machine only (loopback). Make one with 'keys create', see docs/keys.md");
        }

        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
