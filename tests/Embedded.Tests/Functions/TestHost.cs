using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Tests.Embedded.Functions;

/// <summary>A started host with functions, files and settings of a test's own, on a free port.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly TestFolder _folder;

    private TestHost(IHost host, TestFolder folder, CollectingLogs logs)
    {
        _folder = folder;
        Host = host;
        Logs = logs;
        Client = new HttpClient { BaseAddress = host.GetAddress() };
    }

    public IHost Host { get; }

    public HttpClient Client { get; }

    public CollectingLogs Logs { get; }

    public static async Task<TestHost> StartAsync(
        IReadOnlyList<Type> functions,
        IReadOnlyDictionary<string, string?>? settings = null,
        string? hostJson = null,
        Action<IServiceCollection>? services = null,
        Action<TestFolder>? files = null)
    {
        var folder = new TestFolder();
        if (hostJson is not null) folder.Write("host.json", hostJson);
        files?.Invoke(folder);
        var logs = new CollectingLogs();
        var builder = CreateBuilder(functions, folder, settings);
        builder.Logging.ClearProviders().AddProvider(logs);
        services?.Invoke(builder.Services);
        var host = builder.Build();
        await host.StartAsync();
        return new TestHost(host, folder, logs);
    }

    public static FunctionsApplicationBuilder CreateBuilder(
        IReadOnlyList<Type> functions, TestFolder folder, IReadOnlyDictionary<string, string?>? settings = null, params string[] args)
    {
        var builder = EmbeddedHost.CreateBuilder(new EmbeddedHostSetup
        {
            Args = ["--urls", "http://127.0.0.1:0", .. args],
            BaseDirectory = folder.Path,
            FunctionTypes = functions,
            Settings = settings ?? new Dictionary<string, string?>(),
        });
        return builder.ConfigureFunctionsWebApplication();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.StopAsync();
        await ((IAsyncDisposable)Host).DisposeAsync();
        _folder.Dispose();
    }
}
