using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Where a functions app begins.</summary>
public class FunctionsApplication
{
    /// <summary>
    /// A builder for the functions of the calling assembly, which is the app's own. Where nothing else is configured, its storage is
    /// the development storage.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(new EmbeddedHostSetup
    {
        Args = args,
        FunctionsAssembly = Assembly.GetCallingAssembly(),
        Defaults = new Dictionary<string, string?> { ["AzureWebJobsStorage"] = "UseDevelopmentStorage=true" },
    });
}
