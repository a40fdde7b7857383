namespace OpenQoE.Tests.Support;

/// <summary>What an operator, a kernel or a frozen machine does to a process. The numbers are Linux's.</summary>
public enum Signal
{
    /// <summary>Dies at once (SIGKILL).</summary>
    Kill = 9,

    /// <summary>May finish what it is doing (SIGTERM).</summary>
    Terminate = 15,

    /// <summary>Goes on after a freeze (SIGCONT).</summary>
    Continue = 18,

    /// <summary>Freezes (SIGSTOP).</summary>
    Stop = 19,
}
