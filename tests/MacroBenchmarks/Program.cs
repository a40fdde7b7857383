using OpenQoE.Tests.MacroBenchmarks;
using OpenQoE.Tests.MacroBenchmarks.Ceilings;
using OpenQoE.Tests.MacroBenchmarks.Parts;
using OpenQoE.Tests.MacroBenchmarks.Reporting;

if (args is ["serve", var ceiling, var address])
{
    await CeilingServer.ServeAsync(Enum.Parse<Ceiling>(ceiling), address);
    return 0;
}

Options options;
try
{
    options = Options.Parse(args);
}
catch (FormatException e)
{
    Console.Error.WriteLine(e.Message);
    return 2;
}

var report = new Report();
foreach (var part in options.Parts)
{
    try
    {
        await RunAsync(part);
    }
    catch (Exception e)
    {
        // What the other parts found is still worth printing.
        report.Problem($"{part}: {e}");
    }
}

Console.WriteLine(report);
return report.Problems.Count > 0 ? 1 : 0;

Task RunAsync(string part) => part switch
{
    "start" => new StartPart(options, report).RunAsync(),
    "ingest" => new IngestPart(options, report).RunAsync(),
    "pipeline" => new PipelinePart(options, report).RunAsync(),
    "series" => new SeriesPart(options, report).RunAsync(),
    "soak" => new SoakPart(new SoakOptions(options.Service, options.Soak, options.Rate), report).RunAsync(),
    _ => throw new InvalidOperationException($"{part} is no part"),
};
