using System.Diagnostics;
using System.Runtime.InteropServices;

namespace OpenQoE.Tests.Support;

public static class Signals
{
    /// <summary>Sends a signal; nothing happens when the process is gone.</summary>
    public static void Send(this Process process, Signal signal)
    {
        // A process that has exited may have given its id to another.
        if (!process.HasExited)
            _ = Kill(process.Id, (int)signal);
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int pid, int signal);
}
