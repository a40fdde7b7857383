using System.Globalization;

namespace OpenQoE.Tests.MacroBenchmarks.Machine;

/// <summary>What Linux says of a process.</summary>
internal static class ProcessUse
{
    // USER_HZ is 100 on every architecture that .NET runs on.
    private const double TicksPerSecond = 100;

    /// <summary>Seconds of one core that it has used, its children's aside.</summary>
    public static double CpuSeconds(int process)
    {
        // The program's name, in brackets, may hold spaces.
        var stat = File.ReadAllText($"/proc/{process}/stat");
        var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
        return (double.Parse(fields[11], CultureInfo.InvariantCulture) + double.Parse(fields[12], CultureInfo.InvariantCulture)) / TicksPerSecond;
    }

    /// <summary>MiB of memory that it has of the machine now.</summary>
    public static double Resident(int process) => Status(process, "VmRSS") / 1024;

    /// <summary>MiB that it had at most, since it began.</summary>
    public static double Peak(int process) => Status(process, "VmHWM") / 1024;

    public static int Threads(int process) => (int)Status(process, "Threads");

    /// <summary>Files, sockets and the like that it has open.</summary>
    public static int Handles(int process) => Directory.GetFiles($"/proc/{process}/fd").Length;

    private static double Status(int process, string name)
    {
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith($"{name}:", StringComparison.Ordinal));
        return double.Parse(line.Split((char[])[' ', '\t'], StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }
}
