using Microsoft.Extensions.Options;

namespace OpenQoE.Functions.Configuration;

/// <summary>Turns a wrong setting into one line that says what to do, instead of a stack trace.</summary>
public static class ConfigurationErrors
{
    // What these throw as InvalidOperationException names the setting.
    private static readonly string[] Readers = ["Microsoft.Extensions.Configuration.Binder", "OpenQoE.Embedded.Functions"];

    /// <summary>Runs the program.</summary>
    /// <returns>The program's exit code, or 1 when a setting is wrong.</returns>
    public static async Task<int> ReportAsync(Func<Task<int>> program)
    {
        try
        {
            return await program();
        }
        catch (Exception e) when (Messages(e) is { Count: > 0 } messages)
        {
            await Console.Error.WriteLineAsync($"Configuration error: {string.Join(" ", messages).ReplaceLineEndings(" ")}");
            return 1;
        }
    }

    private static IReadOnlyList<string> Messages(Exception e) => e switch
    {
        OptionsValidationException invalid => [.. invalid.Failures],
        SettingException setting => [setting.Message],
        AggregateException many => [.. many.InnerExceptions.SelectMany(Messages)],
        InvalidOperationException { Source: { } source } unreadable when Readers.Contains(source) => [unreadable.Message],
        InvalidDataException { InnerException: FormatException broken } file => [file.Message, broken.Message],
        _ => [],
    };
}

/// <summary>A setting is wrong; the message names its key and says what it takes.</summary>
public sealed class SettingException(string message) : Exception(message);
