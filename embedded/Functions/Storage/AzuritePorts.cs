using System.Net;
using System.Net.Sockets;

namespace Microsoft.Azure.Functions.Worker.Storage;

/// <summary>The ports behind <c>UseDevelopmentStorage=true</c>.</summary>
internal static class AzuritePorts
{
    public const int Blob = 10000;
    public const int Queue = 10001;
    public const int Table = 10002;

    /// <summary>Those somebody listens on, of the services in use; blobs are not among them.</summary>
    public static async Task<IReadOnlyList<int>> ListeningAsync(CancellationToken cancellation)
    {
        var open = new List<int>();
        foreach (var port in (int[])[Queue, Table])
        {
            if (await AcceptsAsync(port, cancellation)) open.Add(port);
        }
        return open;
    }

    public static bool Serve(IReadOnlyList<int> open) => open.Count == 2;

    /// <summary>A port for the blobs that nobody uses: their own where it is free, or else any (0).</summary>
    public static async Task<int> ForBlobsAsync(CancellationToken cancellation) => await AcceptsAsync(Blob, cancellation) ? 0 : Blob;

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
