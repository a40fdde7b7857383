using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Tests.Functions.Telemetry;

[Collection(Tracing.Name)]
public sealed class SpansTests
{
    private const string Caller = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    private static readonly Uri Secret = new("https://hooks.example:8443/services/GEHEIM?key=GEHEIM");

    [Fact]
    public void A_request_begins_a_trace_and_links_its_callers()
    {
        using var spans = new CollectedSpans();
        using var span = Spans.Serve(Request(Caller));

        Assert.Equal(default, span!.ParentSpanId);
        Assert.Equal("00f067aa0ba902b7", Assert.Single(span.Links).Context.SpanId.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("00-zz-zz-01")]
    public void A_request_without_a_callers_trace_links_none(string traceparent)
    {
        using var spans = new CollectedSpans();
        using var span = Spans.Serve(Request(traceparent));
        Assert.Empty(span!.Links);
    }

    [Fact]
    public void What_a_caller_has_sampled_in_the_hosts_own_activity_is_no_parent()
    {
        using var spans = new CollectedSpans();
        using var host = new Activity("the host's").SetParentId(Caller).Start();
        Assert.True(host.Recorded);
        Assert.Equal(default, Spans.Current);

        using var span = Spans.Serve(Request(Caller));
        Assert.NotEqual(host.TraceId, span!.TraceId);
        Assert.Equal(span.Context, Spans.Current);
    }

    [Fact]
    public void No_span_says_more_of_an_address_than_its_host()
    {
        using var spans = new CollectedSpans();
        var request = Request(Caller);
        (request.Method, request.Path, request.QueryString) = ("GEHEIM", "/GEHEIM", new("?key=GEHEIM"));
        using (Spans.Serve(request))
        using (var post = Spans.Post("channel", Secret, attempt: 2))
        {
            post.Failed(new HttpRequestException("GEHEIM"));
        }

        Assert.Equal(["POST channel", "HTTP /"], spans.Ended.Select(span => span.DisplayName));
        Assert.DoesNotContain("GEHEIM", string.Join(' ', spans.Ended.SelectMany(span => span.TagObjects.Append(new("", span.StatusDescription)))));
        Assert.Contains(new("server.address", "hooks.example"), spans.Ended[0].TagObjects);
    }

    [Theory]
    [InlineData(404, ActivityStatusCode.Unset)]
    [InlineData(503, ActivityStatusCode.Error)]
    public void A_server_fails_by_its_own_faults_only(int status, ActivityStatusCode expected)
    {
        using var spans = new CollectedSpans();
        using var span = Spans.Serve(Request(""));
        span.Answered(status);
        Assert.Equal(expected, span!.Status);
    }

    [Fact]
    public async Task Work_that_fails_says_so_on_its_span_and_to_its_caller()
    {
        using var spans = new CollectedSpans();
        await Assert.ThrowsAsync<IOException>(() => Spans.RunAsync(() => Spans.ProcessOrBegin("alerts", default), () => throw new IOException("GEHEIM")));

        var span = Assert.Single(spans.Ended);
        Assert.Equal(("process alerts", ActivityStatusCode.Error, (string?)null), (span.DisplayName, span.Status, span.StatusDescription));
        Assert.Null(Activity.Current);
    }

    private static HttpRequest Request(string traceparent)
    {
        var request = new DefaultHttpContext().Request;
        (request.Method, request.Headers.TraceParent) = ("POST", traceparent);
        return request;
    }
}
