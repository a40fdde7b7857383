namespace OpenQoE.Shared.Logs;

/// <summary>Makes portions of lines.</summary>
public static class LogBatches
{
    /// <summary>The lines in their order, in portions of at most so many bytes, or of one line.</summary>
    public static IEnumerable<IReadOnlyList<LogLine>> Split(IEnumerable<LogLine> lines, int maximumBytes)
    {
        var batch = new List<LogLine>();
        var bytes = 0;
        foreach (var line in lines)
        {
            if (bytes + line.Bytes > maximumBytes && batch.Count > 0)
            {
                yield return batch;
                (batch, bytes) = ([], 0);
            }

            batch.Add(line);
            bytes += line.Bytes;
        }

        if (batch.Count > 0)
        {
            yield return batch;
        }
    }
}
