namespace OpenQoE.Shared.Governance;

/// <summary>The policies of all organisations.</summary>
/// <param name="Default">For those that have none of their own.</param>
/// <param name="ByOrganisation">For those that have.</param>
/// <param name="WindowMs">How long a window is, in ms: what was admitted in it stays admitted to its end.</param>
public sealed record GovernancePolicies(GovernancePolicy Default, IReadOnlyDictionary<string, GovernancePolicy> ByOrganisation, long WindowMs)
{
    public static readonly GovernancePolicies Standard = new(GovernancePolicy.Standard, new Dictionary<string, GovernancePolicy>(), WindowMs: 3_600_000);

    public GovernancePolicy For(string organisation) => ByOrganisation.GetValueOrDefault(organisation, Default);

    /// <summary>Number of the window that a time (Unix ms) is in.</summary>
    public long WindowAt(long now) => now / WindowMs;
}
