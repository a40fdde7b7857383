using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Memory;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Adds the two files that <c>func</c> reads. Both rank below environment variables and the command line.</summary>
internal static class HostSettings
{
    /// <summary>Where the real host, too, keeps the content of <c>host.json</c>, and where environment variables override it.</summary>
    public const string JobHost = "AzureFunctionsJobHost";

    public static void AddTo(IConfigurationBuilder configuration, EmbeddedHostSetup setup)
    {
        var hostJson = ReadJson(setup.BaseDirectory, "host.json").ToList();
        var values = hostJson.Select(pair => KeyValuePair.Create($"{JobHost}:{pair.Key}", pair.Value))
            .Concat(hostJson.Where(IsLogLevel).Select(pair => KeyValuePair.Create(pair.Key, pair.Value)))
            .Concat(LocalValues(setup.BaseDirectory))
            .Prepend(KeyValuePair.Create("Logging:LogLevel:Microsoft.AspNetCore", (string?)"Warning"))
            .GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
            .Select(group => group.Last());
        var sources = configuration.Sources;
        var environment = sources.OfType<EnvironmentVariablesConfigurationSource>().Last(source => string.IsNullOrEmpty(source.Prefix));
        sources.Insert(sources.IndexOf(environment), new MemoryConfigurationSource { InitialData = values.ToList() });
        sources.Insert(0, new MemoryConfigurationSource { InitialData = setup.Defaults });
    }

    /// <summary>The <c>Values</c> of <c>local.settings.json</c>, with sections for double underscores.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> LocalValues(string folder)
    {
        var settings = ReadJson(folder, "local.settings.json").ToDictionary(StringComparer.OrdinalIgnoreCase);
        if (settings.TryGetValue("IsEncrypted", out var encrypted) && bool.TryParse(encrypted, out var isEncrypted) && isEncrypted)
            throw new InvalidOperationException("local.settings.json is encrypted: run 'func settings decrypt' first.");
        return settings.Where(pair => pair.Key.StartsWith("Values:", StringComparison.OrdinalIgnoreCase))
            .Select(pair => KeyValuePair.Create(pair.Key["Values:".Length..].Replace("__", ":", StringComparison.Ordinal), pair.Value));
    }

    private static bool IsLogLevel(KeyValuePair<string, string?> pair)
        => pair.Key.StartsWith("logging:logLevel:", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<KeyValuePair<string, string?>> ReadJson(string folder, string file)
    {
        var path = Path.GetFullPath(Path.Combine(folder, file));
        return new ConfigurationBuilder().AddJsonFile(path, optional: true).Build().AsEnumerable().Where(pair => pair.Value is not null);
    }
}
