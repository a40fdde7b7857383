namespace OpenQoE.Tests.Pipeline.Load;

/// <summary>Tests that measure how fast something is, or how large: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Measurements
{
    public const string Name = "measurements";
}
