namespace OpenQoE.Shared.Governance;

/// <summary>
/// Keeps label values and series in bounds, traffic or not, in one instance: what is not admitted becomes <see cref="LabelPolicy.Overflow"/>,
/// so that totals stay exact. Not safe for concurrent use.
/// </summary>
/// <param name="policies">Of all organisations.</param>
/// <param name="schema">What there is to bound.</param>
public sealed class Governor(GovernancePolicies policies, GovernedSchema schema)
{
    /// <summary>Under this name the values of <c>org_id</c> itself are governed.</summary>
    public const string AllOrganisations = "";

    /// <summary>The label that names the organisation.</summary>
    public const string OrganisationLabel = "org_id";

    private readonly Dictionary<string, OrganisationGovernor> _organisations = [];

    /// <summary>Those that occurred, by name as governed.</summary>
    public IReadOnlyDictionary<string, OrganisationGovernor> Organisations => _organisations;

    /// <summary>Number of the window that a time (Unix ms) is in.</summary>
    public long WindowAt(long now) => policies.WindowAt(now);

    /// <summary>The name under which an organisation counts: its own, or the overflow of those that are too many.</summary>
    public string OrganisationOf(string organisation, long window) =>
        For(AllOrganisations).Govern(OrganisationLabel, organisation, window) ?? AllOrganisations;

    /// <summary>An organisation to be asked for again and again; what comes of it is what <see cref="OrganisationOf"/> says.</summary>
    internal GovernedValue Of(string? organisation) => For(AllOrganisations).Of(OrganisationLabel, organisation);

    /// <summary>What <see cref="OrganisationOf"/> said of an organisation before, or the overflow: asks for nothing and counts nothing.</summary>
    public string FindOrganisation(string organisation) =>
        _organisations.GetValueOrDefault(AllOrganisations)?.Find(OrganisationLabel, organisation) ?? AllOrganisations;

    /// <summary>The governor of an organisation, made when there is none.</summary>
    public OrganisationGovernor For(string organisation)
    {
        if (!_organisations.TryGetValue(organisation, out var governor))
        {
            _organisations[organisation] = governor = new OrganisationGovernor(policies.For(organisation), schema);
        }

        return governor;
    }

    /// <summary>Label values asked for and refused, by label, since this object was made.</summary>
    public IReadOnlyDictionary<string, long> Overflowed => _organisations.Values.SelectMany(o => o.Labels)
        .GroupBy(label => label.Key, label => label.Value.Demand.RefusedCount).ToDictionary(label => label.Key, label => label.Sum());
}
