namespace OpenQoE.Functions.Publishing;

/// <summary>Whose tenant data goes to, where the receiver has tenants (<c>X-Scope-OrgID</c>).</summary>
public enum Tenancy
{
    /// <summary>All to <see cref="DestinationOptions.Tenant"/>.</summary>
    Fixed,

    /// <summary>Each organisation's to the tenant of its name.</summary>
    PerOrganisation,
}
