using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Support;

/// <summary>The same objectives for every organisation.</summary>
public sealed class SomeObjectives(IReadOnlyList<SloDefinition> slos) : ISloDefinitions
{
    public static SomeObjectives Defaults { get; } = new(DefaultSlos.All);

    public IReadOnlyList<SloDefinition> For(string organisation) => slos;
}
