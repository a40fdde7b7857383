using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Documentation;

/// <summary>Reads the tables of a document in <c>docs/</c>.</summary>
internal static class MarkdownTables
{
    /// <summary>The rows below a heading whose first cell is code: their cells, without the back-quotes of those that are nothing but code.</summary>
    /// <param name="document">Its file name.</param>
    /// <param name="heading">Text of a <c>##</c> heading; null for the whole document.</param>
    public static IReadOnlyList<string[]> Rows(string document, string? heading = null)
    {
        var lines = File.ReadLines(RepositoryRoot.Combine("docs", document));
        if (heading is not null)
        {
            lines = lines.SkipWhile(line => line != "## " + heading).Skip(1).TakeWhile(line => !line.StartsWith("## ", StringComparison.Ordinal));
        }

        return [.. lines.Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(Cells)];
    }

    private static string[] Cells(string row) => [.. row.Trim('|').Split('|').Select(cell => Unquoted(cell.Trim()))];

    private static string Unquoted(string cell) => cell.Length > 2 && cell.Count(c => c == '`') == 2 ? cell.Trim('`') : cell;
}
