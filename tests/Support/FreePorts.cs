using System.Net;
using System.Net.Sockets;

namespace OpenQoE.Tests.Support;

/// <summary>
/// Loopback ports nobody listens on, from below the range the system gives to outgoing connections: so a port stays
/// free while its server is down for a moment, and no client can connect to itself on it.
/// </summary>
public static class FreePorts
{
    private const int First = 12_000, Last = 32_000;

    private static readonly HashSet<int> Taken = [];

    /// <summary>
    /// Ports that are free just now, and that this process was not given before: who has them may not listen yet, or not listen for a moment. Another
    /// program can still be faster: be ready to take others.
    /// </summary>
    public static int[] Take(int count)
    {
        var ports = new List<int>();
        lock (Taken)
        {
            while (ports.Count < count)
            {
                var port = Random.Shared.Next(First, Last);
                if (!Taken.Contains(port) && IsFree(port))
                {
                    Taken.Add(port);
                    ports.Add(port);
                }
            }
        }
        return [.. ports];
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = new TcpListener(IPAddress.Loopback, port);
            probe.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
