using System.Diagnostics;
using System.Net;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.MacroBenchmarks.Ceilings;

/// <summary>A <see cref="CeilingServer"/> in a process of its own.</summary>
internal sealed class CeilingProcess : IDisposable
{
    private readonly Process _process;

    private CeilingProcess(Process process, IPEndPoint address) => (_process, Address) = (process, address);

    public IPEndPoint Address { get; }

    public int Id => _process.Id;

    public static async Task<CeilingProcess> StartAsync(Ceiling ceiling)
    {
        var address = new IPEndPoint(IPAddress.Loopback, FreePorts.Take(1)[0]);
        var process = Process.Start(new ProcessStartInfo("dotnet", [typeof(CeilingProcess).Assembly.Location, "serve", $"{ceiling}", $"http://{address}"]))!;
        using var http = new HttpClient();
        var server = new CeilingProcess(process, address);
        await Eventually.HoldsAsync(async () => process.HasExited ? throw new IOException("The ceiling's server ended.") : await IsLiveAsync(http, address));
        return server;
    }

    public void Dispose()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private static async Task<bool> IsLiveAsync(HttpClient http, IPEndPoint address)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri($"http://{address}/health/live"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
