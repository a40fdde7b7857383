using System.Diagnostics;
using System.Net.Sockets;
using OpenQoE.Tests.MacroBenchmarks.Bodies;
using OpenQoE.Tests.MacroBenchmarks.Load;
using OpenQoE.Tests.MacroBenchmarks.Machine;
using OpenQoE.Tests.MacroBenchmarks.Reporting;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.MacroBenchmarks.Parts;

/// <summary>How long a service takes from the start of its process to its first 202, when the storage is there already.</summary>
internal sealed class StartPart(Options options, Report report)
{
    private const int Starts = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public async Task RunAsync()
    {
        await using var storage = await Azurite.StartNewAsync();
        var request = ViewersRequests.Make(new BatchSize(1, 1, 1))[0];

        // The first makes the queues and tables, and brings the program's files into memory.
        await StartAsync(storage, request);
        var times = new List<double>();
        for (var start = 1; start <= Starts; start++) times.Add((await StartAsync(storage, request)).TotalSeconds);
        times.Sort();
        var table = new Table("Start to the first 202", "of 5 starts", "s");
        table.Add("shortest", Report.Number(times[0], 2));
        table.Add("median", Report.Number(times[Starts / 2], 2));
        table.Add("longest", Report.Number(times[^1], 2));
        report.Add(table);
        report.Require("start to the first 202", "<= 1 s", $"{Report.Number(times[Starts / 2], 2)} s", times[Starts / 2] <= 1);
    }

    private async Task<TimeSpan> StartAsync(Azurite storage, PreparedRequest request)
    {
        Report.Say("start");
        var began = Stopwatch.GetTimestamp();
        await using var service = ServiceProcess.Start(ServiceSettings.Common(storage), options.Service);
        using var epoll = new Epoll();
        using var connection = new Connection(epoll, new(System.Net.IPAddress.Loopback, service.Address.Port), 0);
        await Eventually.HoldsAsync(() => IsAccepted(epoll, connection, request), every: TimeSpan.FromMilliseconds(2));
        var took = Stopwatch.GetElapsedTime(began);
        await service.EndAsync(Signal.Terminate);
        return took;
    }

    private static bool IsAccepted(Epoll epoll, Connection connection, PreparedRequest request)
    {
        try
        {
            connection.Begin(request, due: 0);
            var progress = Progress.Waits;
            for (var began = Stopwatch.GetTimestamp(); progress == Progress.Waits && Stopwatch.GetElapsedTime(began) < Patience; progress = connection.Continue())
                epoll.Wait(TimeSpan.FromMilliseconds(1));
            return progress == Progress.Answered && connection.Status == 202;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
