namespace OpenQoE.Tests.Support;

/// <summary>The loopback ports of the emulator's three services.</summary>
internal sealed record AzuritePorts(int Blob, int Queue, int Table)
{
    public static AzuritePorts Free() => FreePorts.Take(3) is [var blob, var queue, var table]
        ? new AzuritePorts(blob, queue, table)
        : throw new InvalidOperationException("Three ports were asked for");
}
