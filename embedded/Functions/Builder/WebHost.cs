using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>The ASP.NET Core application underneath: its configuration, its addresses, its pipeline.</summary>
internal static class WebHost
{
    private const string DefaultAddress = "http://127.0.0.1:7071";
    private const long MaxRequestBodyBytes = 8 * 1024 * 1024;
    private const int DefaultConnections = 5_000;
    private const string EnvironmentVariable = "AZURE_FUNCTIONS_ENVIRONMENT";

    public static WebApplicationBuilder CreateBuilder(EmbeddedHostSetup setup)
    {
        var web = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = setup.Args,
            ContentRootPath = Path.GetFullPath(setup.BaseDirectory),
            EnvironmentName = Environment.GetEnvironmentVariable(EnvironmentVariable)
                ?? HostSettings.LocalValues(setup.BaseDirectory).FirstOrDefault(pair => pair.Key == EnvironmentVariable).Value,
        });
        HostSettings.AddTo(web.Configuration, setup);
        web.Configuration.AddInMemoryCollection(setup.Settings);
        web.WebHost.UseUrls(Address(setup.Args, web.Configuration));
        var connections = web.Configuration.GetValue("EmbeddedHost:MaxConnections", DefaultConnections);
        if (connections <= 0) throw new InvalidOperationException($"EmbeddedHost:MaxConnections is {connections}; it must be above 0.");
        web.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            SetLimits(kestrel.Limits, connections);
        });
        web.Services.AddSingleton<IMemoryPoolFactory<byte>, RequestMemory>();
        return web;
    }

    public static WebApplication Build(WebApplicationBuilder builder, IReadOnlyList<Function> functions)
    {
        var web = builder.Build();
        StaticFolders.Map(web);
        web.Services.GetRequiredService<FunctionEndpoints>().Map(web, functions);
        return web;
    }

    // Nobody's request needs more; whoever sends slowly or without end holds a connection no longer than this.
    private static void SetLimits(KestrelServerLimits limits, int connections)
    {
        limits.MaxConcurrentConnections = connections;
        limits.MaxRequestLineSize = 8 * 1024;
        limits.MaxRequestHeadersTotalSize = 16 * 1024;
        limits.MaxRequestHeaderCount = 64;
        limits.MaxRequestBodySize = MaxRequestBodyBytes;
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        limits.KeepAliveTimeout = TimeSpan.FromMinutes(2);
        limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
    }

    /// <summary><c>--port</c>, then <c>--urls</c> and its kin, then what <c>func start</c> uses.</summary>
    private static string Address(string[] args, IConfiguration configuration)
    {
        var port = new ConfigurationBuilder().AddCommandLine(args).Build()["port"];
        if (port is not null) return $"http://127.0.0.1:{port}";
        return configuration["urls"] is { Length: > 0 } urls ? urls : DefaultAddress;
    }
}
