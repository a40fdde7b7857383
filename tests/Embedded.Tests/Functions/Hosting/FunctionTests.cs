using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Embedded.Functions.Hosting;

public sealed class FunctionTests
{
    [Fact]
    public async Task Each_invocation_has_services_of_its_own_and_lets_go_of_them()
    {
        var visits = new List<Visit>();
        await using var host = await TestHost.StartAsync(
            [typeof(Visiting)], services: services => services.AddSingleton(visits).AddScoped<Visit>());

        await host.Client.GetAsync("/api/Visiting");
        await host.Client.GetAsync("/api/Visiting");

        Assert.Equal(2, visits.Count);
        Assert.NotSame(visits[0], visits[1]);
        await Eventually.HoldsAsync(() => visits.TrueForAll(visit => visit.Disposed));
    }

    private sealed class Visit : IDisposable
    {
        public bool Disposed { get; private set; }

        public void Dispose() => Disposed = true;
    }

    private sealed class Visiting(Visit visit, List<Visit> visits)
    {
        [Function("Visiting")]
        public void Run([HttpTrigger(AuthorizationLevel.Anonymous, "get")] HttpRequest request, FunctionContext context)
        {
            Assert.Same(visit, context.InstanceServices.GetRequiredService<Visit>());
            Assert.Same(context.InstanceServices, request.HttpContext.RequestServices);
            visits.Add(visit);
        }
    }
}
