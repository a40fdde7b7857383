using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>Finds a storage connection under the names that the real host tries.</summary>
internal static class ConnectionStrings
{
    public static string Find(IConfiguration configuration, string name)
    {
        string[] keys = [$"AzureWebJobs{name}", name, $"ConnectionStrings:{name}"];
        var found = keys.Select(key => configuration[key]).FirstOrDefault(value => !string.IsNullOrWhiteSpace(value));
        if (found is not null) return found;
        throw new FunctionDefinitionException(configuration.GetSection(name).GetChildren().Any()
            ? $"the connection '{name}' uses an identity; this host takes connection strings only"
            : $"the setting '{name}' must hold a storage connection string, for instance UseDevelopmentStorage=true");
    }
}
