using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Queues;
using Microsoft.Extensions.Configuration;

namespace OpenQoE.Tests.Embedded.Functions.Hosting;

public sealed class HostSettingsTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Local_settings_become_sections_and_stand_below_the_environment_and_the_command_line()
    {
        var name = $"OPENQOE_TEST_{Guid.NewGuid():n}";
        _folder.Write("local.settings.json", $$"""
            { "Values": { "OpenQoE__Url": "local", "OpenQoE__Flag": "local", "{{name}}": "local" } } // comments are fine
            """);
        Environment.SetEnvironmentVariable(name, "environment");
        try
        {
            var configuration = Configure("--OpenQoE:Flag", "argument");

            Assert.Equal("local", configuration["OpenQoE:Url"]);
            Assert.Equal("argument", configuration["OpenQoE:Flag"]);
            Assert.Equal("environment", configuration[name]);
        }
        finally
        {
            Environment.SetEnvironmentVariable(name, null);
        }
    }

    [Fact]
    public void Storage_is_the_development_storage_unless_configured_otherwise()
    {
        const string Key = "AzureWebJobsStorage";

        Assert.Equal("UseDevelopmentStorage=true", FunctionsApplication.CreateBuilder([]).Configuration[Key]);
        Assert.Equal("other", FunctionsApplication.CreateBuilder([$"--{Key}=other"]).Configuration[Key]);
    }

    [Fact]
    public void Encrypted_local_settings_are_refused()
    {
        _folder.Write("local.settings.json", """{ "IsEncrypted": true, "Values": {} }""");

        Assert.Contains("func settings decrypt", Assert.Throws<InvalidOperationException>(() => Configure()).Message);
    }

    [Fact]
    public void Queue_options_come_from_host_json()
    {
        _folder.Write("host.json", """
            { "extensions": { "queues": { "batchSize": 8, "newBatchThreshold": 3, "maxDequeueCount": 2, "visibilityTimeout": "00:00:05",
              "maxPollingInterval": "00:00:02", "messageEncoding": "none" } } }
            """);

        var settings = QueueSettings.From(Configure());

        Assert.Equal((8, 3, 2), (settings.BatchSize, settings.FetchBelow, settings.MaxDequeueCount));
        Assert.Equal((TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(2)), (settings.VisibilityTimeout, settings.MaxPollingInterval));
        Assert.Equal(Azure.Storage.Queues.QueueMessageEncoding.None, settings.MessageEncoding);
    }

    [Fact]
    public void Host_json_stands_below_settings_and_sets_log_levels()
    {
        _folder.Write("host.json", """
            { "logging": { "logLevel": { "Function": "Error" } }, "extensions": { "queues": { "batchSize": 8, "maxDequeueCount": 3 } } }
            """);

        var configuration = Configure("--AzureFunctionsJobHost:extensions:queues:batchSize", "4");

        Assert.Equal("Error", configuration["Logging:LogLevel:Function"]);
        Assert.Equal(4, QueueSettings.From(configuration).BatchSize);
        Assert.Equal(3, QueueSettings.From(configuration).MaxDequeueCount);
    }

    [Fact]
    public void Without_host_json_queues_have_the_real_hosts_defaults()
    {
        var settings = QueueSettings.From(Configure());

        Assert.Equal((16, 8 * Environment.ProcessorCount, 5), (settings.BatchSize, settings.FetchBelow, settings.MaxDequeueCount));
        Assert.Equal((TimeSpan.Zero, TimeSpan.FromMinutes(1)), (settings.VisibilityTimeout, settings.MaxPollingInterval));
        Assert.Equal(TimeSpan.FromMinutes(10), settings.MessageVisibility);
    }

    [Fact]
    public void A_wrong_queue_option_is_named()
    {
        _folder.Write("host.json", """{ "extensions": { "queues": { "batchSize": 33 } } }""");

        var problem = Assert.Throws<InvalidOperationException>(() => QueueSettings.From(Configure()));
        Assert.Contains("batchSize must be 1 to 32", problem.Message);
    }

    [Theory]
    [InlineData("http://127.0.0.1:7071")]
    [InlineData("http://127.0.0.1:5555", "--urls", "http://127.0.0.1:5555")]
    [InlineData("http://127.0.0.1:6666", "--port", "6666", "--urls", "http://127.0.0.1:5555")]
    public void Addresses_can_be_chosen_on_the_command_line(string expected, params string[] args)
    {
        var builder = EmbeddedHost.CreateBuilder(new() { Args = args, BaseDirectory = _folder.Path });

        Assert.Equal(expected, builder.Configuration["urls"]);
    }

    private IConfigurationManager Configure(params string[] args) => TestHost.CreateBuilder([], _folder, args: args).Configuration;
}
