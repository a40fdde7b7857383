using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenQoE.Tests.Embedded.Functions.Queues;

namespace OpenQoE.Tests.Embedded.Functions.Hosting;

public sealed class DrainTests(AzuriteFixture fixture)
{
    private readonly Gate _gate = new();
    private readonly AppService _app = new();

    [Fact]
    public async Task Running_invocations_end_and_lose_their_messages_before_the_apps_services_stop()
    {
        var queue = new TestQueue(fixture.Azurite);
        await queue.SendAsync("one", "two");
        await using var host = await StartAsync(queue.Settings(), typeof(GatedFunction));
        await _gate.WhenEnteredAsync(2);

        var stop = host.Host.StopAsync();
        await queue.SendAsync("late");
        Assert.False(_app.Stopped);
        _gate.Open();
        await stop;

        Assert.True(_app.Stopped);
        Assert.Equal(["one", "two"], _gate.Entered.Order());
        Assert.Equal(1, await queue.CountAsync());
    }

    [Fact]
    public async Task Running_requests_are_answered()
    {
        await using var host = await StartAsync(new Dictionary<string, string?>(), typeof(GatedRequest));
        var request = host.Client.GetAsync("/api/wait");
        await _gate.WhenEnteredAsync(1);

        var stop = host.Host.StopAsync();
        Assert.False(_app.Stopped);
        _gate.Open();
        await stop;

        Assert.Equal("done", await (await request).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task When_the_drain_times_out_invocations_are_cancelled_and_their_messages_return_at_once()
    {
        var queue = new TestQueue(fixture.Azurite);
        await queue.SendAsync("stuck");
        var settings = queue.Settings(("EmbeddedHost:DrainTimeout", "00:00:01"));
        await using var host = await StartAsync(settings, typeof(GatedFunction), typeof(GatedRequest));
        var request = host.Client.GetAsync("/api/wait");
        await _gate.WhenEnteredAsync(2);

        await host.Host.StopAsync();

        await Assert.ThrowsAsync<HttpRequestException>(() => request);
        Assert.True(_app.Stopped);
        Assert.NotNull((await queue.Queue.ReceiveMessageAsync()).Value);
        Assert.DoesNotContain(host.Logs.AtLeast(LogLevel.Warning), text => text.Contains("Gave up"));
    }

    private Task<TestHost> StartAsync(IReadOnlyDictionary<string, string?> settings, params Type[] functions)
        => TestHost.StartAsync(functions, settings, TestQueue.HostJson(""" "visibilityTimeout": "00:05:00" """), services =>
        {
            services.AddSingleton(_gate);
            services.AddHostedService(_ => _app);
        });

    private sealed class GatedRequest(Gate gate)
    {
        [Function("wait")]
        public async Task<IResult> Run(
            [HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, CancellationToken cancellation)
        {
            await gate.EnterAsync(request.Path, cancellation);
            return Results.Text("done");
        }
    }

    /// <summary>Stands for what invocations depend on, such as the app's commit loop.</summary>
    private sealed class AppService : IHostedService
    {
        public bool Stopped { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken)
        {
            Stopped = true;
            return Task.CompletedTask;
        }
    }
}
