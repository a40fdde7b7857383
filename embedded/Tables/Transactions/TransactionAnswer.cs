using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Transactions;

/// <summary>Reads the answer to a transaction: one response for each action, or a single one that says what was refused.</summary>
internal static class TransactionAnswer
{
    private const string StatusLine = "HTTP/1.1 ";

    /// <exception cref="TableTransactionFailedException">The answer is a refusal.</exception>
    public static IReadOnlyList<Response> Read(Response answer, int actions)
    {
        var responses = Parts(answer.Content.ToString());
        if (responses.Find(response => response.IsError) is { } refusal)
            throw new TableTransactionFailedException(refusal, FailedIndex(refusal, actions));
        return responses.Count == actions
            ? responses
            : throw new RequestFailedException(answer.Status, $"{actions} actions were sent and {responses.Count} answered");
    }

    private static List<TransactionResponse> Parts(string answer)
    {
        var parts = new List<TransactionResponse>();
        using var lines = new StringReader(answer);
        while (lines.ReadLine() is { } line)
        {
            if (line.StartsWith(StatusLine, StringComparison.Ordinal))
                parts.Add(Part(line[StatusLine.Length..], lines));
        }
        return parts;
    }

    private static TransactionResponse Part(string status, StringReader lines)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (lines.ReadLine() is { Length: > 0 } line && line.Split(": ", 2) is [var name, var value])
            headers[name] = value;
        var content = new StringBuilder();
        // The next boundary ends it; JSON never begins so.
        while (lines.ReadLine() is { } line && !line.StartsWith("--", StringComparison.Ordinal))
            content.AppendLine(line);
        var code = int.Parse(status.AsSpan(0, 3), CultureInfo.InvariantCulture);
        return new(code, status[3..].Trim(), headers, Encoding.UTF8.GetBytes(content.ToString()));
    }

    /// <summary>The service puts the action's index before its message: <c>2:The specified entity already exists.</c></summary>
    private static int? FailedIndex(Response refusal, int actions)
    {
        Http.ODataErrorParser.Instance.TryParse(refusal, out var error, out _);
        return error?.Message?.Split(':', 2) is [var index, _]
            && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var failed) && failed < actions
            ? failed
            : null;
    }
}
