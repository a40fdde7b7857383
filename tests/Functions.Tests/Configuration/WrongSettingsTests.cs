using System.Diagnostics;
using OpenQoE.Functions.Configuration;

namespace OpenQoE.Tests.Functions.Configuration;

/// <summary>The built program as a process.</summary>
public class WrongSettingsTests
{
    // Nothing listens there, and no Azurite is started.
    private const string NoStorage =
        "DefaultEndpointsProtocol=http;AccountName=a;AccountKey=aa==;QueueEndpoint=http://127.0.0.1:1/a;TableEndpoint=http://127.0.0.1:1/a;";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("{")]
    [InlineData("""{"video_id": {"max_cardinality": "many"}}""")]
    public async Task Defect_9_a_malformed_limits_setting_stops_the_start_with_one_line(string limits) =>
        await StopsAsync("CARDINALITY_LIMITS", limits, "CARDINALITY_LIMITS");

    [Theory]
    [InlineData("OpenQoE__Aggregation__Lease", "abc")]
    [InlineData("OpenQoE__Aggregation__Lease", "1.00:00:00")]
    [InlineData("OpenQoE__RemoteWrite__MaximumSamples", "1")]
    [InlineData("OpenQoE__RemoteWrite__Url", "host:9090")]
    [InlineData("OpenQoE__RemoteWrite__Tenancy", "Sometimes")]
    [InlineData("OpenQoE__Logs__Url", "host:3100")]
    [InlineData("OpenQoE__Logs__LeaveOut", "heartbeat,nonsense")]
    [InlineData("OpenQoE__Metrics__Labels__0", "nonsense")]
    [InlineData("OpenQoE__Cardinality__Limits__cdn", "-1")]
    [InlineData("OpenQoE__Cardinality__LabelPolicies__cdn", "many")]
    [InlineData("OpenQoE__Cardinality__Organisations__acme__SeriesPerMetric", "1")]
    [InlineData("OpenQoE__Ingest__SendTimeout", "never")]
    [InlineData("OpenQoE__Notifications__Secrets__SLACK__Hosts", "slack.com")]
    public async Task A_wrong_setting_stops_the_start_with_one_line_that_names_it(string setting, string value) =>
        await StopsAsync(setting, value, setting.Replace("__0", "").Replace("__", ":"));

    [Fact]
    public async Task A_release_of_a_secret_that_is_not_set_stops_the_start_with_one_line() =>
        await StopsAsync("OpenQoE__Notifications__Secrets__SLACK__Organisations", "acme", "OpenQoE:Notifications:Secrets:SLACK releases OpenQoE:Secrets:SLACK, which is not set.");

    private static async Task StopsAsync(string setting, string value, string named)
    {
        var program = Path.ChangeExtension(typeof(ConfigurationErrors).Assembly.Location, ".dll");
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo("dotnet", [program, "--urls", "http://127.0.0.1:0"])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                Environment = { [setting] = value, ["AzureWebJobsStorage"] = NoStorage },
            },
        };
        process.Start();
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(Patience);
            var line = Assert.Single((await errors).TrimEnd('\n').Split('\n'));
            Assert.StartsWith("Configuration error: ", line);
            Assert.Contains(named, line);
            Assert.Equal("", await output);
            Assert.Equal(1, process.ExitCode);
        }
        finally
        {
            process.Kill();
        }
    }
}
