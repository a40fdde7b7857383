using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions;

public class ProgramTests
{
    // Of the right form, but nobody is there: no run gets as far as asking for it.
    private static readonly (string, string) Storage =
        ("AzureWebJobsStorage", $"DefaultEndpointsProtocol=http;AccountName={Azurite.AccountName};AccountKey={Azurite.AccountKey};QueueEndpoint=http://127.0.0.1:1/q;TableEndpoint=http://127.0.0.1:1/t;");

    [Theory]
    [InlineData("OpenQoE__Ingest__Senders", "0", "OpenQoE:Ingest:Senders")]
    [InlineData("OpenQoE__Ingest__Senders", "many", "OpenQoE:Ingest:Senders")]
    [InlineData("OpenQoE__Organisation", "{long}", "OpenQoE:Organisation")]
    [InlineData("OpenQoE__Keys__RefreshInterval", "00:00:30", "OpenQoE:Keys:RefreshInterval")]
    [InlineData("OpenQoE__RateLimits__Rate", "0", "OpenQoE:RateLimits:Rate")]
    [InlineData("OpenQoE__Aggregation__Lease", "01:00:00", "OpenQoE:Aggregation:Lease")]
    [InlineData("OpenQoE__RemoteWrite__Url", "localhost/api/v1/write", "OpenQoE:RemoteWrite:Url")]
    [InlineData("OpenQoE__RemoteWrite__Url", "ftp://localhost/", "OpenQoE:RemoteWrite:Url")]
    [InlineData("OpenQoE__Cardinality__Limits__vide0_id", "5", "OpenQoE:Cardinality:Limits:vide0_id", "video_id")]
    [InlineData("OpenQoE__Cardinality__Limits__video_id", "-1", "OpenQoE:Cardinality:Limits:video_id")]
    [InlineData("OpenQoE__Metrics__Labels__0", "x", "OpenQoE:Metrics:Labels")]
    [InlineData("EmbeddedHost__MaxConnections", "0", "EmbeddedHost:MaxConnections")]
    [InlineData("OpenQoE__Ingest__BodyTimeout", "00:00:00", "OpenQoE:Ingest:BodyTimeout")]
    [InlineData("OpenQoE__Ingest__MaxBodyBytes", "1000", "OpenQoE:Ingest:MaxBodyBytes")]
    [InlineData("EmbeddedHost__MessageVisibility", "00:01:00", "OpenQoE:Aggregation:Lease", "EmbeddedHost:MessageVisibility")]
    [InlineData("AzureFunctionsJobHost__extensions__queues__batchSize", "64", "extensions.queues", "batchSize")]
    [InlineData("AzureFunctionsJobHost__extensions__queues__batchSize", "x", "extensions:queues:batchSize")]
    [InlineData("AzureWebJobsStorage", "garbage", "AzureWebJobsStorage")]
    [InlineData("AzureWebJobsStorage", "AccountName=a;AccountKey=!", "AzureWebJobsStorage")]
    [InlineData("CARDINALITY_LIMITS", "{", "CARDINALITY_LIMITS")]
    [InlineData("PROMETHEUS_URL", "prometheus", "PROMETHEUS_URL")]
    [InlineData("OTEL_EXPORTER_OTLP_ENDPOINT", "collector:4317", "OTEL_EXPORTER_OTLP_ENDPOINT")]
    [InlineData("OTEL_TRACES_SAMPLER", "sometimes", "OTEL_TRACES_SAMPLER")]
    [InlineData("APPLICATIONINSIGHTS_CONNECTION_STRING", "garbage", "APPLICATIONINSIGHTS_CONNECTION_STRING")]
    public async Task A_wrong_setting_ends_the_start_with_one_line_that_names_it(string name, string value, params string[] named)
    {
        var run = await ProgramRun.ToEndAsync(Storage, (name, value.Replace("{long}", new string('o', 129))));

        Assert.Equal(1, run.ExitCode);
        var line = Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(named, part => Assert.Contains(part, line, StringComparison.OrdinalIgnoreCase));
        Assert.DoesNotContain("fail:", run.Output);
        Assert.DoesNotContain("   at ", run.Output);
    }

    [Fact]
    public async Task A_storage_string_is_not_repeated_since_it_may_hold_a_key() =>
        Assert.DoesNotContain("geheim", (await ProgramRun.ToEndAsync(("AzureWebJobsStorage", "AccountKey=geheim"))).Errors);
}
