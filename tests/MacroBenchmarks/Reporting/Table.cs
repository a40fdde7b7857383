namespace OpenQoE.Tests.MacroBenchmarks.Reporting;

/// <summary>A table of Markdown that reads well as plain text, too.</summary>
internal sealed class Table(string title, params string[] columns)
{
    private readonly List<string[]> _rows = [columns];

    public void Add(params string[] cells) => _rows.Add(cells);

    public override string ToString()
    {
        var widths = Enumerable.Range(0, columns.Length).Select(column => _rows.Max(row => row[column].Length)).ToArray();
        var lines = _rows.Select(row => Line(row.Select((cell, column) => column == 0 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column])))).ToList();
        lines.Insert(1, Line(widths.Select((width, column) => column == 0 ? new string('-', width) : new string('-', width - 1) + ":")));
        return $"### {title}\n\n{string.Join('\n', lines)}\n";
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
