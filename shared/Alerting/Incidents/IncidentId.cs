namespace OpenQoE.Shared.Alerting.Incidents;

/// <summary>Ids of incidents: readable aloud, in order within a year.</summary>
public static class IncidentId
{
    /// <param name="year">When it was opened.</param>
    /// <param name="number">From 1, of the organisation's in that year.</param>
    public static string Of(int year, int number) => $"INC-{year:0000}-{number:0000}";
}
