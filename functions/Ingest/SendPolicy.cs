using System.Net.Sockets;
using Azure;

namespace OpenQoE.Functions.Ingest;

/// <summary>What a failed send means, and what to do about it.</summary>
public static class SendPolicy
{
    /// <summary>How often a message is sent whose fate is unknown.</summary>
    private const int MaxSends = 3;

    private const int RequestTimeout = 408;

    /// <summary>Gives the first message, should it have arrived, the time to be counted before its copy shows.</summary>
    public static readonly TimeSpan CopyHiddenFor = TimeSpan.FromSeconds(5);

    /// <summary>Whether a message whose send gave <paramref name="result"/> is sent again, as a possible copy.</summary>
    /// <param name="result">Of the last send.</param>
    /// <param name="sends">How many sends there were, that one included.</param>
    public static bool SendAgain(SendResult result, int sends) => result == SendResult.Unknown && sends < MaxSends;

    /// <summary>How long to wait before the next send: a reset connection often means that its server is restarting.</summary>
    public static TimeSpan Pause(int sends) => TimeSpan.FromMilliseconds(100 << sends);

    /// <summary>What an exception of the queue's client says about the message.</summary>
    public static SendResult Classify(Exception failure) => failure switch
    {
        RequestFailedException { Status: >= 400 and < 500 and not RequestTimeout } => SendResult.NotStored,
        RequestFailedException { Status: not 0 } => SendResult.Unknown,
        _ when NeverConnected(failure) => SendResult.NotStored,
        _ => SendResult.Unknown,
    };

    private static bool NeverConnected(Exception? failure) => failure switch
    {
        null => false,
        HttpRequestException http when http.HttpRequestError is HttpRequestError.NameResolutionError
            or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError => true,
        SocketException socket when socket.SocketErrorCode is SocketError.ConnectionRefused
            or SocketError.HostNotFound or SocketError.HostUnreachable or SocketError.NetworkUnreachable => true,
        AggregateException many => many.InnerExceptions.All(NeverConnected),
        _ => NeverConnected(failure.InnerException),
    };
}
