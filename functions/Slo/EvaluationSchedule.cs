using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Slo;

/// <summary>Asks once a minute for the evaluation of every organisation that something was counted for.</summary>
public sealed class EvaluationSchedule(ISliStore slis, IJsonQueues queues, TimeProvider time)
{
    private static readonly ParallelOptions AtOnce = new() { MaxDegreeOfParallelism = 16 };

    public async Task AskAsync(CancellationToken cancellation)
    {
        var minute = time.GetUtcNow().ToUnixTimeSeconds() / 60;
        await Parallel.ForEachAsync(await slis.ListOrganisationsAsync(cancellation), AtOnce, async (organisation, _) =>
            await queues.SendAsync(StorageNames.SloEvaluationsQueue, new EvaluationRequest(organisation, minute), delay: null, cancellation));
    }
}
