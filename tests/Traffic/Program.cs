using System.Runtime.InteropServices;
using System.Text.Json;
using OpenQoE.Tests.Traffic;

if (args is ["--help" or "-h"])
{
    Console.WriteLine(TrafficOptions.Usage);
    return 0;
}

TrafficOptions options;
try
{
    options = TrafficOptions.Parse(args);
}
catch (FormatException problem)
{
    Console.Error.WriteLine($"{problem.Message}\n\n{TrafficOptions.Usage}");
    return 2;
}

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };

var tally = await new Simulation(options, http, TimeProvider.System).RunAsync(Console.WriteLine, stop.Token);
var json = tally.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
Console.WriteLine(json);
if (options.TallyFile is { } file)
    await File.WriteAllTextAsync(file, json + "\n");
return (long)tally["events_accepted"]! > 0 ? 0 : 1;

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
