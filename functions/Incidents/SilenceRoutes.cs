using Microsoft.AspNetCore.Http;
using OpenQoE.Functions.Operations.Api;
using OpenQoE.Shared.Alerting.Json;
using OpenQoE.Shared.Alerting.Silencing;

namespace OpenQoE.Functions.Incidents;

/// <summary>The routes of <c>/v1/silences</c>.</summary>
public sealed class SilenceRoutes(OperatorRoutes routes, SilenceStore store, IncidentDesk desk, TimeProvider time)
{
    /// <summary>They are looked at for every alert.</summary>
    private const int MostSilences = 500;

    /// <summary>Those that are over leave after so long.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        var silences = await store.ListAsync(organisation, cancellation);
        return Results.Json(new { organisation, silences = silences.Select(stored => stored.Silence).OrderByDescending(silence => silence.EndsAt) }, AlertingJson.Options);
    }, cancellation);

    public Task<IResult> GetAsync(HttpRequest request, string id, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
        await store.FindAsync(organisation, id, cancellation) is { } stored ? Answer(request, stored) : Problems.NotFound("silence"), cancellation);

    public Task<IResult> CreateAsync(HttpRequest request, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        var (silence, refusal) = await ReadAsync(request, Guid.NewGuid().ToString("N"), time.GetUtcNow(), cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var all = await store.ListAsync(organisation, cancellation);
        foreach (var old in all.Where(stored => stored.Silence.EndsAt < time.GetUtcNow() - Kept))
        {
            await store.TryDeleteAsync(organisation, old.Silence.Id, old.ETag, cancellation);
        }

        if (all.Count(stored => stored.Silence.EndsAt > time.GetUtcNow()) >= MostSilences)
        {
            return Problems.Conflict($"An organisation has at most {MostSilences} silences that are not over.");
        }

        var etag = await store.TryWriteAsync(organisation, silence!, ifMatch: null, cancellation);
        await desk.LookAsync(organisation, cancellation);
        return Answer(request, new StoredSilence(silence!, etag!), StatusCodes.Status201Created);
    }, cancellation);

    public Task<IResult> PutAsync(HttpRequest request, string id, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        if (await store.FindAsync(organisation, id, cancellation) is not { } stored)
        {
            return Problems.NotFound("silence");
        }

        var (silence, refusal) = await ReadAsync(request, id, stored.Silence.CreatedAt, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        if (!Versions.Allow(request, stored.ETag) || await store.TryWriteAsync(organisation, silence!, stored.ETag, cancellation) is not { } etag)
        {
            return Problems.OtherVersion;
        }

        await desk.LookAsync(organisation, cancellation);
        return Answer(request, new StoredSilence(silence!, etag));
    }, cancellation);

    /// <summary>Ends a silence by taking it away.</summary>
    public Task<IResult> DeleteAsync(HttpRequest request, string id, CancellationToken cancellation) => routes.DoAsync(request, async organisation =>
    {
        if (await store.FindAsync(organisation, id, cancellation) is not { } stored)
        {
            return Problems.NotFound("silence");
        }

        if (!Versions.Allow(request, stored.ETag) || !await store.TryDeleteAsync(organisation, id, stored.ETag, cancellation))
        {
            return Problems.OtherVersion;
        }

        await desk.LookAsync(organisation, cancellation);
        return Results.NoContent();
    }, cancellation);

    private async Task<(Silence? Silence, IResult? Refusal)> ReadAsync(HttpRequest request, string id, DateTimeOffset createdAt, CancellationToken cancellation)
    {
        var (text, refusal) = await RequestText.ReadAsync(request, cancellation);
        if (refusal is not null)
        {
            return (null, refusal);
        }

        var (silence, errors) = SilenceJson.Read(text!, id, createdAt, time.GetUtcNow());
        return silence is null ? (null, Problems.Of(errors)) : (silence, null);
    }

    private static IResult Answer(HttpRequest request, StoredSilence stored, int status = StatusCodes.Status200OK)
    {
        Versions.Show(request, stored.ETag);
        return Results.Json(stored.Silence, AlertingJson.Options, statusCode: status);
    }
}
