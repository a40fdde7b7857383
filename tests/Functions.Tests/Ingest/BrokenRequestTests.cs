using System.Net;
using System.Net.Sockets;
using System.Text;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Ingest;

/// <summary>What no HTTP client would send.</summary>
public class BrokenRequestTests(IngestFixture ingest) : IClassFixture<IngestFixture>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Body = $$"""{"events":[{"event_type":"pause","event_time":{{Some.Time.ToUnixTimeMilliseconds()}},"player_id":"p","view_id":"v","session_id":"s","viewer_id":"u"}]}""";

    [Fact]
    public async Task A_length_below_the_bodys_cuts_the_json_off()
    {
        Assert.StartsWith("HTTP/1.1 400 ", await ExchangeAsync($"Content-Length: {Body.Length - 5}\r\n\r\n{Body}", thenLeave: false));
    }

    [Fact]
    public async Task A_length_beyond_the_bodys_ends_with_the_connection()
    {
        Assert.DoesNotContain(" 202 ", await ExchangeAsync($"Content-Length: {Body.Length + 5}\r\n\r\n{Body}"));
        await Assert_the_server_still_serves();
    }

    [Theory]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n")]
    [InlineData("Content-Length: -1\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}")]
    [InlineData("Content-Length: 5000000\r\n\r\n{}")]
    public async Task A_body_that_is_not_framed_is_refused(string rest)
    {
        var answer = await ExchangeAsync(rest);
        Assert.True(answer.Length == 0 || answer.StartsWith("HTTP/1.1 4", StringComparison.Ordinal), answer);
        await Assert_the_server_still_serves();
    }

    private async Task Assert_the_server_still_serves()
    {
        using var response = await ingest.Server.Client.PostAsync("/v1/events", new StringContent(Body, Encoding.UTF8, "application/json"));
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
    }

    /// <summary>Sends, says that it is done if it is to leave, and reads to the end.</summary>
    private async Task<string> ExchangeAsync(string rest, bool thenLeave = true)
    {
        var address = ingest.Server.Client.BaseAddress!;
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /v1/events HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n{rest}"));
        if (thenLeave) client.Client.Shutdown(SocketShutdown.Send);
        using var reader = new StreamReader(stream);
        try
        {
            return await reader.ReadToEndAsync().WaitAsync(Patience);
        }
        catch (IOException)
        {
            return ""; // reset: the server has answered, and did not care for the rest
        }
    }
}
