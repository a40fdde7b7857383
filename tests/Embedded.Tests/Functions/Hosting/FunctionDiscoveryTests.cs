using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Hosting;
using OpenQoE.Tests.Embedded.Functions.Http;
using OpenQoE.Tests.Embedded.Functions.Queues;

namespace OpenQoE.Tests.Embedded.Functions.Hosting;

public sealed class FunctionDiscoveryTests
{
    private const string Storage = "UseDevelopmentStorage=true";

    [Theory]
    [InlineData(typeof(Twice), "another function has the same name")]
    [InlineData(typeof(Untriggered), "exactly one parameter must carry a trigger attribute, 0 do")]
    [InlineData(typeof(Hidden), "its method must be public")]
    [InlineData(typeof(Unbindable), "nothing binds to its parameter 'Version version'")]
    [InlineData(typeof(WrongResult), "it returns Int32")]
    [InlineData(typeof(WrongSchedule), "its schedule 'whenever' is neither")]
    [InlineData(typeof(WrongRoute), "its route 'a/{b' is malformed")]
    [InlineData(typeof(Unsettled), "the setting %Absent% is missing")]
    [InlineData(typeof(Unconnected), "the setting 'Elsewhere' must hold a storage connection string")]
    public void A_function_that_could_not_run_is_refused_in_one_line(Type function, string expected)
    {
        var problem = Assert.Throws<FunctionDefinitionException>(() => Describe(function));

        Assert.Contains(expected, problem.Message);
        Assert.Contains(function.Name, problem.Message);
        Assert.DoesNotContain('\n', problem.Message);
    }

    [Fact]
    public void Every_problem_is_told_at_once()
    {
        var problem = Assert.Throws<FunctionDefinitionException>(() => Describe(typeof(WrongRoute), typeof(Unsettled)));

        Assert.Equal(2, problem.Message.Split('\n').Length);
    }

    [Fact]
    public void Functions_can_be_listed_with_what_triggers_them()
    {
        var functions = Describe(typeof(HttpFunctions), typeof(GatedFunction), typeof(Hourly)).ToDictionary(function => function.Name);

        Assert.Equal("api/v1/things/{name}/{number}/{more?}", functions["Things"].Route);
        Assert.Equal(["GET"], functions["Things"].Methods);
        Assert.Equal((TriggerKind.Queue, "events"), (functions["Gated"].Trigger, functions["Gated"].Queue));
        Assert.Equal("AzureWebJobsStorage", functions["Gated"].Connection);
        Assert.Equal((TriggerKind.Timer, "0 0 * * * *"), (functions["Hourly"].Trigger, functions["Hourly"].Schedule));
        Assert.True(functions["Hourly"].Disabled);
    }

    private static IReadOnlyList<FunctionDescriptor> Describe(params Type[] types)
    {
        using var folder = new TestFolder();
        using var host = TestHost.CreateBuilder(types, folder, new Dictionary<string, string?>
        {
            ["AzureWebJobsStorage"] = Storage,
            ["Queue"] = "events",
            ["AzureWebJobs.Hourly.Disabled"] = "true",
        }).Build();
        return host.GetFunctions();
    }

    private static class Twice
    {
        [Function("Same")]
        public static void One([TimerTrigger("00:01:00")] TimerInfo timer) => _ = timer;

        [Function("same")]
        public static void Other([TimerTrigger("00:01:00")] TimerInfo timer) => _ = timer;
    }

    private static class Untriggered
    {
        [Function("F")]
        public static void Run(TimerInfo timer) => _ = timer;
    }

    private static class Hidden
    {
        [Function("F")]
        internal static void Run([TimerTrigger("00:01:00")] TimerInfo timer) => _ = timer;
    }

    private static class Unbindable
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request, Version version) => _ = (request, version);
    }

    private static class WrongResult
    {
        [Function("F")]
        public static Task<int> Run([TimerTrigger("00:01:00")] TimerInfo timer) => Task.FromResult(timer.IsPastDue ? 1 : 0);
    }

    private static class WrongSchedule
    {
        [Function("F")]
        public static void Run([TimerTrigger("whenever")] TimerInfo timer) => _ = timer;
    }

    private static class WrongRoute
    {
        [Function("F")]
        public static void Run([HttpTrigger(AuthorizationLevel.Anonymous, Route = "a/{b")] HttpRequest request) => _ = request;
    }

    private static class Unsettled
    {
        [Function("G")]
        public static void Run([QueueTrigger("%Absent%")] string body) => _ = body;
    }

    private static class Unconnected
    {
        [Function("F")]
        public static void Run([QueueTrigger("queue", Connection = "Elsewhere")] string body) => _ = body;
    }

    private static class Hourly
    {
        [Function("Hourly")]
        public static void Run([TimerTrigger("0 0 * * * *")] TimerInfo timer) => _ = timer;
    }
}
