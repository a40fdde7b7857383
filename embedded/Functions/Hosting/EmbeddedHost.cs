using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>What the embedded host offers beyond the official names: for tests, and for comparing metadata.</summary>
public static class EmbeddedHost
{
    /// <summary>A builder for functions other than the calling assembly's, in a folder and with settings of one's own.</summary>
    public static FunctionsApplicationBuilder CreateBuilder(EmbeddedHostSetup setup) => new(setup);

    /// <summary>The first address a started host listens on: with port 0 in its URLs, the port it was given.</summary>
    public static Uri GetAddress(this IHost host)
        => new(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>The app's functions, the switched-off ones included, by name.</summary>
    public static IReadOnlyList<FunctionDescriptor> GetFunctions(this IHost host)
        => [.. host.Services.GetRequiredService<FunctionCatalog>().Functions.Select(function => function.Descriptor)];
}
