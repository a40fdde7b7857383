namespace OpenQoE.Functions.Cardinality;

/// <summary>A change of policy to think about; what is left out stays as it is.</summary>
public sealed class PreviewRequest : GovernanceOptions
{
    /// <summary>Whose traffic it is about. An operator of one organisation may leave it out.</summary>
    public string? Organisation { get; set; }

    /// <summary>Base labels that metrics would carry.</summary>
    public List<string>? Labels { get; set; }

    /// <summary>What is wrong, by field.</summary>
    public Dictionary<string, string[]> Wrong()
    {
        var problems = Problems("").Select(problem => problem.ErrorMessage!.TrimStart(':')).ToList();
        problems.AddRange((Labels ?? []).Where(label => !Configuration.KnownLabels.Has(label)).Select(label => $"Labels:{label} is no base label."));
        return problems.GroupBy(FieldOf).ToDictionary(field => field.Key, field => field.ToArray());
    }

    // "SeriesPerMetric is 5; …", "LabelPolicies:cdn is 'x'; …"
    private static string FieldOf(string problem)
    {
        var name = problem.Split(' ', ':')[0];
        return char.ToLowerInvariant(name[0]) + name[1..];
    }
}
