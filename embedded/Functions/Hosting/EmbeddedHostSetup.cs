using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>What differs between an app's own start and a test's.</summary>
public sealed record EmbeddedHostSetup
{
    public string[] Args { get; init; } = [];

    /// <summary>The assembly searched for functions; ignored when <see cref="FunctionTypes"/> are given.</summary>
    public Assembly? FunctionsAssembly { get; init; }

    /// <summary>The only types searched for functions.</summary>
    public IReadOnlyList<Type>? FunctionTypes { get; init; }

    /// <summary>The folder of <c>host.json</c> and <c>local.settings.json</c>, and the content root.</summary>
    public string BaseDirectory { get; init; } = AppContext.BaseDirectory;

    /// <summary>Settings for keys that no other source has.</summary>
    public IReadOnlyDictionary<string, string?> Defaults { get; init; } = new Dictionary<string, string?>();

    /// <summary>Settings that win over every other source, with <c>:</c> between sections.</summary>
    public IReadOnlyDictionary<string, string?> Settings { get; init; } = new Dictionary<string, string?>();
}
