namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// By organisation, a uniform sample of the distinct label sets that there would be without governance: what a change of policy would cost
/// in series is found by counting them anew. Bounded in memory, however many organisations there are.
/// </summary>
public sealed class SeriesSamples
{
    private const int MostOfAll = 32_768;
    private const int MostOfOne = 4_096;

    private readonly Dictionary<string, OrganisationSample> _byOrganisation = [];

    /// <summary>The sample of an organisation, or null when it had no event.</summary>
    public OrganisationSample? Find(string organisation) => _byOrganisation.GetValueOrDefault(organisation);

    /// <summary>The sample of an organisation, which begins when there is none.</summary>
    /// <param name="organisation">As governed.</param>
    /// <param name="window">The current one.</param>
    internal OrganisationSample Of(string organisation, long window) =>
        _byOrganisation.TryGetValue(organisation, out var sample) ? sample : Add(organisation, window);

    private OrganisationSample Add(string organisation, long window)
    {
        var capacity = Math.Clamp(MostOfAll / (_byOrganisation.Count + 1), 1, MostOfOne);
        var sample = new OrganisationSample(window, capacity);
        _byOrganisation.Add(organisation, sample);
        foreach (var each in _byOrganisation.Values)
        {
            each.Shrink(capacity);
        }

        return sample;
    }
}
