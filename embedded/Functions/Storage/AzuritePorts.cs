using System.Net;
using System.Net.Sockets;

namespace Microsoft.Azure.Functions.Worker.Storage;

/// <summary>The ports behind <c>UseDevelopmentStorage=true</c>.</summary>
internal static class AzuritePorts
{
    public const int Blob = 10000;
    public const int Queue = 10001;
    public const int Table = 10002;

    public static async Task<IReadOnlyList<int>> ListeningAsync(CancellationToken cancellation)
    {
        var open = new List<int>();
        foreach (var port in (int[])[Blob, Queue, Table])
        {
            if (await AcceptsAsync(port, cancellation)) open.Add(port);
        }
        return open;
    }

    /// <summary>Whether the services in use are there; blobs are not among them.</summary>
    public static bool Serve(IReadOnlyList<int> open) => open.Contains(Queue) && open.Contains(Table);

    private static async Task<bool> AcceptsAsync(int port, CancellationToken cancellation)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
