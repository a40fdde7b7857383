using OpenQoE.Shared.Governance;

namespace OpenQoE.Tests.Support;

/// <summary>Governance policies to test with.</summary>
public static class SomePolicies
{
    /// <summary>Limits for all labels and for some, with budgets that are out of the way.</summary>
    public static GovernancePolicies Limits(int byDefault, params (string Label, int Limit)[] labels) => Of(
        new(labels.ToDictionary(l => l.Label, l => LabelPolicy.Allow(l.Limit)), LabelPolicy.Allow(byDefault), 1_000_000, 1_000_000, GovernanceMode.Enforce));

    /// <summary>The same policy for all organisations.</summary>
    public static GovernancePolicies Of(GovernancePolicy policy) => GovernancePolicies.Standard with { Default = policy };
}
