using Microsoft.Extensions.Hosting;

namespace OpenQoE.Functions.Notifications;

/// <summary>Reads the templates at start, so that a broken one stops it, and not the first page at night.</summary>
public sealed class TemplateCheck(Templates templates) : IHostedService
{
    private readonly Templates _templates = templates;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken)
    {
        GC.KeepAlive(_templates);
        return Task.CompletedTask;
    }
}
