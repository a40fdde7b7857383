namespace OpenQoE.Shared.Slo;

/// <summary>The objectives there are, as far as is known now.</summary>
public interface ISloDefinitions
{
    /// <summary>All of an organisation, its own and the defaults. The same list as long as nothing changes.</summary>
    IReadOnlyList<SloDefinition> For(string organisation);
}
