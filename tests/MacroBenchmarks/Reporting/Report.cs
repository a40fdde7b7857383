using System.Globalization;
using System.Runtime.InteropServices;

namespace OpenQoE.Tests.MacroBenchmarks.Reporting;

/// <summary>What a run found: tables, what is required and whether it was reached, and what must not be.</summary>
internal sealed class Report
{
    private readonly List<Table> _tables = [];
    private readonly List<string> _problems = [];
    private readonly Table _required = new("Required", "figure", "required", "measured", "reached");
    private bool _requires;

    /// <summary>What must not be: a request failed, or counts differ.</summary>
    public IReadOnlyList<string> Problems => _problems;

    public void Add(Table table) => _tables.Add(table);

    public void Require(string figure, string required, string measured, bool reached)
    {
        _requires = true;
        _required.Add(figure, required, measured, reached ? "yes" : "no");
    }

    /// <summary>Tells at once, and makes the run fail.</summary>
    public void Problem(string problem)
    {
        _problems.Add(problem);
        Say($"BROKEN: {problem}");
    }

    /// <summary>Tells of what goes on. The tables alone go to the standard output.</summary>
    public static void Say(string line) => Console.Error.WriteLine($"{TimeProvider.System.GetLocalNow():HH:mm:ss} {line}");

    /// <summary>All that was found.</summary>
    public override string ToString() => string.Join('\n', [
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}\n",
        .. _tables,
        .. _requires ? [_required] : Enumerable.Empty<Table>(),
        .. _problems.Select(problem => $"BROKEN: {problem}"),
    ]);

    /// <summary>A number with so many digits behind the point, thousands apart.</summary>
    public static string Number(double value, int digits = 0) => double.IsNaN(value) ? "–" : value.ToString($"N{digits}", CultureInfo.InvariantCulture);
}
