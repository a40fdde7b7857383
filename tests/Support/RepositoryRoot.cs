namespace OpenQoE.Tests.Support;

/// <summary>Where the repository lies, found from the folder the tests were built into.</summary>
public static class RepositoryRoot
{
    private const string Landmark = "OpenQoE.slnx";

    public static string Path { get; } = Find();

    /// <summary>The full path of something in the repository, given by its parts.</summary>
    public static string Combine(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, Landmark)))
                return folder.FullName;
        }
        throw new DirectoryNotFoundException($"No {Landmark} in or above {AppContext.BaseDirectory}");
    }
}
