namespace OpenQoE.Shared.Governance.Ledger;

/// <summary>What one instance has of a budget of series.</summary>
/// <param name="Used">Series it had when it wrote this down.</param>
/// <param name="Reserved">Series it may have.</param>
public readonly record struct SeriesShare(int Used, int Reserved);
