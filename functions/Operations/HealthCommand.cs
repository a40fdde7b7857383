using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Commands;

namespace OpenQoE.Functions.Operations;

/// <summary>Asks a running service whether it is ready: the health check of a container in which there is neither a shell nor curl.</summary>
internal sealed class HealthCommand(CommandLine line) : Command
{
    // Where the embedded host listens unless told otherwise.
    private const string Own = "http://127.0.0.1:7071/health/ready";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    protected override string Usage => $"""
        Usage:
          health [URL]   {Own} without one
        """;

    protected override void Add(IServiceCollection services)
    {
        // It asks over HTTP, as anybody else would.
    }

    protected override async Task<int> RunAsync(IServiceProvider services)
    {
        var url = Asked();

        // A proxy for the way out has no place on the way to oneself.
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { Timeout = Patience };
        try
        {
            using var answer = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead);
            if (!answer.IsSuccessStatusCode) return await FailAsync($"{url} answers {(int)answer.StatusCode}.");
            Console.WriteLine($"{url} answers {(int)answer.StatusCode}.");
            return 0;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return await FailAsync($"{url} does not answer.");
        }
    }

    private Uri Asked()
    {
        line.Allow();
        var url = line.Words switch
        {
            [] => Own,
            [var one] => one,
            _ => throw new CommandLineException("There is one address at most."),
        };
        return Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is ("http" or "https")
            ? address
            : throw new CommandLineException($"{url} is no http or https address.");
    }
}
