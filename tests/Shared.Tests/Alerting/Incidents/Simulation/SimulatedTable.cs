namespace OpenQoE.Tests.Shared.Alerting.Incidents.Simulation;

/// <summary>A table of texts with ETags, as a table of Azure's.</summary>
internal sealed class SimulatedTable
{
    private readonly Dictionary<string, (string Text, long Tag)> rows = [];

    public IEnumerable<string> Texts => rows.Values.Select(row => row.Text);

    public (string? Text, long Tag) Read(string key) => rows.TryGetValue(key, out var row) ? row : (null, 0);

    /// <summary>Writes where nobody else did since; else the writer's message comes again.</summary>
    public void Write(string key, string text, long tag)
    {
        if (Read(key).Tag != tag)
        {
            throw new Killed();
        }

        rows[key] = (text, tag + 1);
    }
}
