using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Operations;

/// <summary>The program itself, as a container's health check runs it.</summary>
public sealed class HealthCommandTests
{
    [Fact]
    public async Task A_service_that_is_ready_is_healthy()
    {
        await using var service = new HttpReceiver();
        var run = await ProgramRun.ToEndAsync(["health", $"{service.Address}health/ready"]);
        Assert.Equal((0, $"{service.Address}health/ready answers 200."), (run.ExitCode, run.Output.Trim()));
    }

    [Fact]
    public async Task One_that_refuses_or_does_not_answer_is_not()
    {
        await using var service = new HttpReceiver();
        service.Answer = _ => new ReceiverAnswer(503);
        var refused = await ProgramRun.ToEndAsync(["health", $"{service.Address}"]);
        Assert.Equal((1, $"Error: {service.Address} answers 503."), (refused.ExitCode, refused.Errors.Trim()));

        var nobody = $"http://127.0.0.1:{FreePorts.Take(1)[0]}/";
        var silent = await ProgramRun.ToEndAsync(["health", nobody]);
        Assert.Equal((1, $"Error: {nobody} does not answer."), (silent.ExitCode, silent.Errors.Trim()));
    }

    [Theory]
    [InlineData("nowhere is no http or https address.", "nowhere")]
    [InlineData("ftp://127.0.0.1 is no http or https address.", "ftp://127.0.0.1")]
    [InlineData("There is one address at most.", "http://127.0.0.1", "http://127.0.0.1")]
    [InlineData("There is no --url here.", "--url", "http://127.0.0.1")]
    public async Task A_command_that_is_none_says_what_is_wrong(string problem, params string[] arguments)
    {
        var run = await ProgramRun.ToEndAsync(["health", .. arguments]);
        Assert.Equal((2, problem), (run.ExitCode, run.Errors.Split('\n')[0]));
        Assert.Contains("health [URL]", run.Errors);
    }
}
