namespace OpenQoE.Shared.Governance;

/// <summary>What becomes of values that are not admitted.</summary>
public enum GovernanceMode
{
    /// <summary>They become <see cref="LabelPolicy.Overflow"/>.</summary>
    Enforce,

    /// <summary>
    /// They pass and are only counted, as are series beyond a metric's budget: to see what a policy would refuse. The budget of the
    /// organisation holds all the same.
    /// </summary>
    Observe,
}
