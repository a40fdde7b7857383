namespace OpenQoE.Tests.Functions.Telemetry;

/// <summary>Tests that listen to spans, or rely on nobody doing so: nothing runs beside them.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public static class Tracing
{
    public const string Name = "tracing";
}
