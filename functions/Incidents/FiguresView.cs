using OpenQoE.Shared.Alerting.Incidents;

namespace OpenQoE.Functions.Incidents;

/// <summary>MTTA, MTTR and MTBF of the incidents that are listed, in seconds; null where none tells.</summary>
/// <param name="MeanTimeToAcknowledge">From detection to the first acknowledgement.</param>
/// <param name="MeanTimeToResolve">From the first alert to the end.</param>
/// <param name="MeanTimeBetweenFailures">From one begin to the next.</param>
public sealed record FiguresView(double? MeanTimeToAcknowledge, double? MeanTimeToResolve, double? MeanTimeBetweenFailures)
{
    public static FiguresView Of(IncidentFigures figures) =>
        new(figures.TimeToAcknowledge?.TotalSeconds, figures.TimeToResolve?.TotalSeconds, figures.TimeBetweenFailures?.TotalSeconds);
}
