using System.Diagnostics;

namespace OpenQoE.Tests.Functions;

/// <summary>A run of the program that is expected to end by itself.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Errors)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    /// <param name="settings">Environment variables.</param>
    public static Task<ProgramRun> ToEndAsync(params IEnumerable<(string Name, string Value)> settings) =>
        ToEndAsync(["--urls", "http://127.0.0.1:0"], settings);

    /// <param name="args">The program's.</param>
    /// <param name="settings">Environment variables.</param>
    public static async Task<ProgramRun> ToEndAsync(string[] args, params IEnumerable<(string Name, string Value)> settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "OpenQoE.Functions.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. args]) { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in settings) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync().WaitAsync(Patience);
            return new ProgramRun(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
    }
}
