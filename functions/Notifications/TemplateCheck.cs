using Microsoft.Extensions.Hosting;

namespace OpenQoE.Functions.Notifications;

/// <summary>Reads and fills the templates at start, so that a broken one stops it, and not the first page at night.</summary>
public sealed class TemplateCheck(Templates templates) : IHostedService
{
    /// <exception cref="Configuration.SettingException">A template of the user's own fails.</exception>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        templates.Check();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
