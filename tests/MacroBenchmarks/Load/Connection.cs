using System.Net;
using System.Net.Sockets;

namespace OpenQoE.Tests.MacroBenchmarks.Load;

/// <summary>A connection that is kept, with one request on its way at most.</summary>
internal sealed class Connection(Epoll epoll, IPEndPoint server, int number) : IDisposable
{
    private readonly AnswerReader _reader = new();
    private Socket? _socket;
    private int _sent;
    private bool _watchesWrites;
    private bool _waits;

    /// <summary>The request that is not answered yet, or was answered last.</summary>
    public PreparedRequest? Request { get; private set; }

    /// <summary>When that was due, as a timestamp of the stopwatch.</summary>
    public long Due { get; private set; }

    public int Status => _reader.Status;

    private bool IsSending => _waits && _sent < Request!.Bytes.Length;

    /// <exception cref="SocketException">The server is not there.</exception>
    public void Begin(PreparedRequest request, long due)
    {
        _socket ??= Connected();
        (Request, Due, _sent) = (request, due, 0);
        _waits = true;
        request.Renew();
        request.IsOnItsWay = true;
        Send();
    }

    /// <summary>Goes on with what was ready.</summary>
    public Progress Continue()
    {
        if (IsSending) Send();
        var bytes = _socket!.Receive(_reader.Room, SocketFlags.None, out var error);
        if (error == SocketError.WouldBlock) return Progress.Waits;
        if (error != SocketError.Success || bytes == 0) return Broken();
        if (!_reader.Came(bytes)) return Progress.Waits;
        if (_reader.Closes || IsSending) Close();
        End();
        return Progress.Answered;
    }

    public void Dispose() => _socket?.Dispose();

    private Progress Broken()
    {
        Close();
        if (!_waits) return Progress.Waits;
        End();
        return Progress.Broken;
    }

    // Another connection may have begun with the same request once this one had sent it.
    private void End()
    {
        if (IsSending) Request!.IsOnItsWay = false;
        _waits = false;
    }

    private void Close()
    {
        _socket?.Dispose();
        _socket = null;
        _watchesWrites = false;
        _reader.Reset();
    }

    private Socket Connected()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            socket.Connect(server);
            socket.Blocking = false;
            epoll.Watch(socket, number);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private void Send()
    {
        // What fails to be sent shows when the answer is read.
        var bytes = _socket!.Send(Request!.Bytes[_sent..], SocketFlags.None, out var error);
        _sent += error == SocketError.Success ? bytes : 0;
        Request.IsOnItsWay = IsSending;
        if (IsSending == _watchesWrites) return;
        _watchesWrites = IsSending;
        epoll.WatchWrites(_socket, number, _watchesWrites);
    }
}

internal enum Progress
{
    /// <summary>More is to come.</summary>
    Waits,

    /// <summary>The answer is whole.</summary>
    Answered,

    /// <summary>The connection ended without one.</summary>
    Broken,
}
