using Microsoft.Azure.Functions.Worker.Hosting;

namespace Microsoft.Azure.Functions.Worker.Storage;

/// <summary>Where Azurite's program lies, and where it keeps its data.</summary>
internal sealed record AzuriteLocation(string Program, string Data)
{
    /// <summary>
    /// The repository's own Azurite (in the nearest <c>node_modules</c> above the app), or the one on PATH. Its data goes to
    /// <c>.data/azurite</c> in the repository (the nearest folder with a <c>package.json</c>) unless a setting names a folder.
    /// </summary>
    public static AzuriteLocation? Find(string contentRoot, string? data)
    {
        var name = OperatingSystem.IsWindows() ? "azurite.cmd" : "azurite";
        var program = Folders.FindUpwards(contentRoot, Path.Combine("node_modules", ".bin", name), File.Exists) ?? OnPath(name);
        if (program is null) return null;
        var package = Folders.FindUpwards(contentRoot, "package.json", File.Exists);
        var root = Path.GetDirectoryName(package) ?? contentRoot;
        return new AzuriteLocation(program, Path.GetFullPath(Path.Combine(root, data ?? Path.Combine(".data", "azurite"))));
    }

    public static string? OnPath(string name)
        => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
}
