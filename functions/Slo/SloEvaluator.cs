using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Alerting;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Slo;
using OpenQoE.Shared.Slo.Anomalies;
using OpenQoE.Shared.Slo.Tracking;

namespace OpenQoE.Functions.Slo;

/// <summary>
/// Evaluates an organisation's objectives and tells the queue of alerts what begins and ends. Any instance may, any number of times, and break off
/// anywhere: what is to be told is stored before it is told, see <see cref="OrganisationAlerts"/>.
/// </summary>
public sealed class SloEvaluator(
    SloCatalog catalog, SliReader slis, AlertStateStore states, IJsonQueues queues, OrganisationGauges gauges, SloAlertText texts, ILogger<SloEvaluator> logger)
{
    private const string Source = "slo";

    public async Task EvaluateAsync(EvaluationRequest request, CancellationToken cancellation)
    {
        var (organisation, minute) = request;
        var stored = await states.ReadAsync(organisation, cancellation);
        stored = await TellAsync(organisation, stored, cancellation);
        if (stored is null || minute <= stored.Alerts.Minute)
        {
            return;
        }

        var slos = catalog.For(organisation).Where(slo => slo.Enabled).ToArray();
        long[] edges = [minute, minute - 60, .. slos.SelectMany(slo => SloEvaluation.EdgesOf(slo, minute)), .. AnomalyDetection.EdgesOf(minute)];
        var totals = await slis.ReadAsync(organisation, edges, cancellation);
        var evaluated = Evaluate(organisation, minute, slos, totals, stored.Alerts);
        var next = stored.Alerts.After(
            minute, evaluated, slos.Select(slo => slo.Id).ToHashSet(), (slo, status, transition) => texts.AlertOf(organisation, slos, totals, slo, status, transition));
        if (await states.TryWriteAsync(organisation, next, stored.ETag, cancellation) is not { } etag)
        {
            // Another instance evaluates the same, and tells of it.
            return;
        }

        await TellAsync(organisation, new StoredAlerts(next, etag), cancellation);
        await gauges.ShowAsync(organisation, minute, evaluated, cancellation);
    }

    // One that fails is left out; the others are evaluated.
    private List<(SloDefinition Slo, SloStatus Status)> Evaluate(
        string organisation, long minute, IReadOnlyList<SloDefinition> slos, SliTotals totals, OrganisationAlerts alerts)
    {
        var evaluated = new List<(SloDefinition, SloStatus)>();
        foreach (var slo in slos)
        {
            try
            {
                evaluated.Add((slo, WithAnomalies(slo, minute, edge => totals.Before(slo.SeriesKey, edge), alerts.Of(slo.Id).Tiers)));
            }
            catch (Exception e)
            {
                logger.LogError(e, "Objective {Slo} of organisation {Organisation} could not be evaluated", slo.Id, organisation);
            }
        }

        return evaluated;
    }

    // Beside the objective's own alerts: it is a warning, for whoever wants tickets.
    private static SloStatus WithAnomalies(SloDefinition slo, long minute, Func<long, SliCount> totalBefore, IReadOnlyDictionary<string, AlertState> states)
    {
        if (!slo.Alerting.Ticket)
        {
            return SloEvaluation.Evaluate(slo, minute, totalBefore, states);
        }

        var status = SloEvaluation.Evaluate(slo, minute, totalBefore, states.Where(state => state.Key != AnomalyDetection.Tier).ToDictionary());
        var anomaly = AnomalyDetection.Evaluate(slo, minute, totalBefore, states.GetValueOrDefault(AnomalyDetection.Tier));
        return status with
        {
            States = new Dictionary<string, AlertState>(status.States) { [AnomalyDetection.Tier] = anomaly.State },
            Transitions = anomaly.Transition is { } transition ? [.. status.Transitions, transition] : status.Transitions,
        };
    }

    /// <returns>What is stored then, or null when another instance has written meanwhile.</returns>
    private async Task<StoredAlerts?> TellAsync(string organisation, StoredAlerts stored, CancellationToken cancellation)
    {
        if (stored.Alerts.Outbox.Count == 0)
        {
            return stored;
        }

        var at = DateTimeOffset.FromUnixTimeSeconds(stored.Alerts.Minute * 60);
        foreach (var batch in AlertBatches.Of(new AlertBatch(organisation, Source, at, stored.Alerts.Outbox)))
        {
            await queues.SendAsync(StorageNames.AlertsQueue, new RouteMessage(batch, null), delay: null, cancellation);
        }

        var told = stored.Alerts with { Outbox = [] };
        return await states.TryWriteAsync(organisation, told, stored.ETag, cancellation) is { } etag ? new StoredAlerts(told, etag) : null;
    }
}
