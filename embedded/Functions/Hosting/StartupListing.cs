using System.Text;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Says once, when everything listens, which functions there are, as <c>func start</c> does.</summary>
internal sealed class StartupListing(
    FunctionCatalog catalog, IServer server, IHostApplicationLifetime lifetime, ILogger<StartupListing> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.ApplicationStarted.Register(() => logger.LogInformation("{Functions}", Text()));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private string Text()
    {
        var address = server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault();
        var text = new StringBuilder(catalog.Functions.Count == 0 ? "No functions found." : "Functions:");
        foreach (var function in catalog.Functions.Select(function => function.Descriptor))
            text.AppendLine().Append($"  {function.Name}: {(function.Disabled ? "disabled" : Target(function, address))}");
        return text.ToString();
    }

    private static string Target(FunctionDescriptor function, string? address) => function.Trigger switch
    {
        TriggerKind.Http => $"[{(function.Methods.Count == 0 ? "any" : string.Join(',', function.Methods))}] {address}/{function.Route}",
        TriggerKind.Queue => $"queue {function.Queue}",
        _ => $"timer {function.Schedule}",
    };
}
