using Microsoft.Extensions.Configuration;

namespace OpenQoE.Functions.Configuration;

/// <summary>Takes settings from a folder of files, each named like a setting and holding its value: how container platforms hand over secrets.</summary>
public static class SecretFiles
{
    /// <summary>The setting that names the folder; none: there is no such folder.</summary>
    public const string Folder = "OPENQOE_SECRETS";

    /// <summary>Adds what the files say, in front of what was there.</summary>
    /// <exception cref="SettingException">There is no such folder, or a file in it cannot be read.</exception>
    public static void AddTo(IConfigurationManager configuration)
    {
        if (configuration[Folder] is not { Length: > 0 } folder) return;
        try
        {
            configuration.AddKeyPerFile(Path.GetFullPath(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"{Folder} names a folder that cannot be read: {e.Message}");
        }
    }
}
