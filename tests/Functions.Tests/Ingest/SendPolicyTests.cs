using System.Net.Sockets;
using Azure;
using OpenQoE.Functions.Ingest;

namespace OpenQoE.Tests.Functions.Ingest;

public class SendPolicyTests
{
    public static TheoryData<Exception, SendResult> Failures => new()
    {
        { new RequestFailedException(403, "no"), SendResult.NotStored },
        { new RequestFailedException(404, "no queue", "QueueNotFound", null), SendResult.NotStored },
        { new RequestFailedException(413, "too large"), SendResult.NotStored },
        { new RequestFailedException(408, "slow"), SendResult.Unknown },
        { new RequestFailedException(500, "oops"), SendResult.Unknown },
        { new RequestFailedException(503, "busy"), SendResult.Unknown },
        { new RequestFailedException(0, "x", new HttpRequestException("x", new SocketException((int)SocketError.ConnectionRefused))), SendResult.NotStored },
        { new RequestFailedException(0, "x", new HttpRequestException(HttpRequestError.NameResolutionError)), SendResult.NotStored },
        { new RequestFailedException(0, "x", new HttpRequestException(HttpRequestError.ConnectionError)), SendResult.NotStored },
        { new RequestFailedException(0, "x", new HttpRequestException("x", new IOException("x", new SocketException((int)SocketError.ConnectionReset)))), SendResult.Unknown },
        { new RequestFailedException(0, "x", new HttpRequestException(HttpRequestError.ResponseEnded)), SendResult.Unknown },
        { new TaskCanceledException("timeout"), SendResult.Unknown },
        { new AggregateException(new SocketException((int)SocketError.ConnectionRefused)), SendResult.NotStored },
        { new AggregateException(new SocketException((int)SocketError.ConnectionRefused), new TaskCanceledException()), SendResult.Unknown },
        { new InvalidOperationException(), SendResult.Unknown },
    };

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public void Only_what_certainly_did_not_arrive_counts_as_not_stored(Exception failure, SendResult expected)
    {
        Assert.Equal(expected, SendPolicy.Classify(failure));
    }

    [Theory]
    [InlineData(SendResult.Stored, 1, false)]
    [InlineData(SendResult.NotStored, 1, false)]
    [InlineData(SendResult.Unknown, 1, true)]
    [InlineData(SendResult.Unknown, 2, true)]
    [InlineData(SendResult.Unknown, 3, false)]
    public void Only_an_unknown_fate_is_worth_another_send_and_two_at_most(SendResult result, int sends, bool again)
    {
        Assert.Equal(again, SendPolicy.SendAgain(result, sends));
    }
}
