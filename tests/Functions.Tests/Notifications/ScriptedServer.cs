using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenQoE.Tests.Functions.Notifications;

/// <summary>A server on loopback that behaves as no proper one does.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Task _serving;

    /// <param name="script">What it does with its one connection.</param>
    public ScriptedServer(Func<ScriptedConnection, Task> script)
    {
        _listener.Start();
        _serving = ServeAsync(script);
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public async ValueTask DisposeAsync()
    {
        _listener.Stop();
        await _serving.WaitAsync(TimeSpan.FromSeconds(30));
        _listener.Dispose();
    }

    private async Task ServeAsync(Func<ScriptedConnection, Task> script)
    {
        try
        {
            using var client = await _listener.AcceptTcpClientAsync();
            await using var stream = client.GetStream();
            await script(new ScriptedConnection(stream));
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or IOException)
        {
            // Nobody came, or whoever did has gone.
        }
    }
}

/// <summary>The server's end of a connection.</summary>
internal sealed class ScriptedConnection(Stream stream)
{
    private readonly StreamReader _reader = new(stream, Encoding.Latin1);

    /// <summary>The next line; null at the end.</summary>
    public Task<string?> ReadLineAsync() => _reader.ReadLineAsync();

    /// <summary>Reads the head of an HTTP request.</summary>
    public async Task ReadRequestAsync()
    {
        while (await ReadLineAsync() is { Length: > 0 })
        {
        }
    }

    public Task WriteAsync(string text) => stream.WriteAsync(Encoding.Latin1.GetBytes(text)).AsTask();

    /// <summary>Takes what comes until the other end closes.</summary>
    public async Task UntilClosedAsync()
    {
        while (await ReadLineAsync() is not null)
        {
        }
    }
}
