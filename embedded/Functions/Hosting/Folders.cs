namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// Finds what lies in the repository while the app runs from its output folder, somewhere below.
/// </summary>
internal static class Folders
{
    /// <summary>
    /// The full path of <paramref name="relative"/> in <paramref name="start"/> or the nearest folder above where it exists.
    /// </summary>
    public static string? FindUpwards(string start, string relative, Func<string, bool> exists)
    {
        for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.GetFullPath(Path.Combine(folder.FullName, relative));
            if (exists(candidate)) return candidate;
        }
        return null;
    }
}
