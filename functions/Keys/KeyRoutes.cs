using Microsoft.AspNetCore.Http;
using OpenQoE.Functions.Operations;

namespace OpenQoE.Functions.Keys;

/// <summary>The four routes of keys: each asks who operates, then does what the operator may.</summary>
public sealed class KeyRoutes(OperatorAccess access, KeyAdministration keys, TimeProvider clock)
{
    public Task<IResult> CreateAsync(HttpRequest request, CancellationToken cancellation) => DoAsync(request, async actor =>
    {
        var (draft, refusal) = await KeyAnswers.ReadAsync(request, cancellation);
        return refusal ?? KeyAnswers.Of(await keys.CreateAsync(actor, draft!, cancellation), clock.GetUtcNow(), StatusCodes.Status201Created);
    }, cancellation);

    public Task<IResult> ListAsync(HttpRequest request, CancellationToken cancellation) => DoAsync(request, async actor =>
    {
        var found = await keys.ListAsync(actor, request.Query["organisation"], cancellation);
        return Results.Json(new { keys = found.Select(key => KeyView.Of(key, clock.GetUtcNow())) });
    }, cancellation);

    public Task<IResult> RotateAsync(HttpRequest request, string id, CancellationToken cancellation) => DoAsync(request, async actor =>
    {
        var overlap = request.Query["overlap"].ToString() is { Length: > 0 } text ? KeyDurations.Parse(text) : KeyAdministration.DefaultOverlap;
        return overlap is null
            ? KeyAnswers.Wrong("overlap", $"overlap is {KeyDurations.Form}.")
            : KeyAnswers.Of(await keys.RotateAsync(actor, id, overlap.Value, cancellation), clock.GetUtcNow());
    }, cancellation);

    public Task<IResult> RevokeAsync(HttpRequest request, string id, CancellationToken cancellation) => DoAsync(
        request, async actor => KeyAnswers.Of(await keys.RevokeAsync(actor, id, cancellation), clock.GetUtcNow()), cancellation);

    private Task<IResult> DoAsync(HttpRequest request, Func<Operator, Task<IResult>> action, CancellationToken cancellation) =>
        KeyAnswers.OrUnavailableAsync(request, async () =>
        {
            var who = await access.ResolveAsync(request, cancellation);
            return who.Refusal ?? await action(who.Operator!);
        }, cancellation);
}
