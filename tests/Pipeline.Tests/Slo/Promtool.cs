using System.Diagnostics;

namespace OpenQoE.Tests.Pipeline.Slo;

/// <summary>Prometheus' own checker of rules.</summary>
internal static class Promtool
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Runs <c>promtool test rules</c>.</summary>
    /// <returns>Whether all expectations held, and what it printed.</returns>
    public static async Task<(bool Passed, string Output)> TestRulesAsync(string rules, string test)
    {
        var folder = Directory.CreateTempSubdirectory("openqoe-promtool-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "rules.yml"), rules);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "test.yml"), test);
            using var process = Process.Start(new ProcessStartInfo("promtool", ["test", "rules", "test.yml"])
            {
                WorkingDirectory = folder.FullName, RedirectStandardOutput = true, RedirectStandardError = true,
            })!;
            using var patience = new CancellationTokenSource(Patience);
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(patience.Token), process.StandardError.ReadToEndAsync(patience.Token));
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode == 0, await output + await errors);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
