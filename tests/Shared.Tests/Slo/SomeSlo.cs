using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Shared.Slo;

/// <summary>Objectives to test with.</summary>
internal static class SomeSlo
{
    /// <summary>30 days at 99.5 %: the tiers of the book.</summary>
    public static SloDefinition Starts(double objective = 0.995) =>
        new() { Id = "starts", Name = "Starts", Indicator = Indicator.StartSuccess, Objective = objective };

    public static SloDefinition Of(Indicator indicator) => DefaultSlos.All.Single(slo => slo.Indicator == indicator);
}
