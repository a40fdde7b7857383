using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OpenQoE.Tests.Embedded.Functions.Hosting;

public sealed class StartFailureTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_generic_host_logs_failed_starts_but_those_that_the_program_reports(bool reported)
    {
        var logs = new CollectingLogs();
        var builder = TestHost.CreateBuilder([], _folder);
        builder.Logging.ClearProviders().AddProvider(logs);
        builder.Services.AddHostedService(provider => new Failing(
            reported ? provider.GetRequiredService<StartFailure>().Of("no storage") : new InvalidOperationException("no storage")));
        using var host = builder.Build();

        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync());

        Assert.Equal("no storage", problem.Message);
        Assert.Equal(!reported, logs.AtLeast(LogLevel.Error).Any(line => line.Contains("Hosting failed to start")));
    }

    private sealed class Failing(Exception problem) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => Task.FromException(problem);

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
