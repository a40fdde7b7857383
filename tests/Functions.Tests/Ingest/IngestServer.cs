using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions;
using OpenQoE.Functions.Ingest;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.RateLimits;
using OpenQoE.Functions.Storage;
using OpenQoE.Tests.Functions.Keys;
using OpenQoE.Tests.Functions.RateLimits;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Ingest;

/// <summary>The real function in the real host, behind a socket. Its calendar stands at <see cref="Some.Time"/>.</summary>
public sealed class IngestServer : IAsyncDisposable
{
    private readonly IHost _host;

    private IngestServer(IHost host)
    {
        _host = host;
        Metrics = new CollectedMetrics(host.Services);
        Client = new HttpClient { BaseAddress = host.GetAddress(), Timeout = TimeSpan.FromMinutes(2) };
    }

    public HttpClient Client { get; }

    internal CollectedMetrics Metrics { get; }

    /// <param name="sender">What stands for the queue; null: the real one, of the account in <paramref name="settings"/>.</param>
    /// <param name="settings">With ':' between sections.</param>
    /// <param name="keys">Where keys are kept; null: the account, or without one in <paramref name="settings"/>, nowhere.</param>
    public static async Task<IngestServer> StartAsync(
        IMessageSender? sender, Dictionary<string, string?>? settings = null, IKeyStore? keys = null)
    {
        var builder = EmbeddedHost.CreateBuilder(new EmbeddedHostSetup
        {
            Args = ["--urls", "http://127.0.0.1:0"],
            FunctionTypes = [typeof(EventsFunction)],
            Settings = settings ?? [],
        });
        builder.ConfigureFunctionsWebApplication();
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddSingleton<TimeProvider>(new FixedClock(Some.Time));
        if (sender is not null) builder.Services.AddSingleton(sender);
        if (settings?.ContainsKey(StorageNames.Connection) != true)
        {
            builder.Services.AddSingleton(keys ?? new MemoryKeyStore());
            builder.Services.AddSingleton<IDemandStore>(new MemoryDemandStore());
        }

        builder.Services.AddKeys();
        builder.Services.AddRateLimits();
        builder.Services.AddIngest();
        var host = builder.Build();
        await host.StartAsync();
        return new IngestServer(host);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        Metrics.Dispose();
        await _host.StopAsync();
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
    }
}
