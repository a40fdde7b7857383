using Microsoft.AspNetCore.Http;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;

namespace OpenQoE.Functions.Operations.Api;

/// <summary>What routes about one organisation share: who asks, whose organisation it is, and a storage that does not answer.</summary>
public sealed class OperatorRoutes(OperatorAccess access)
{
    /// <summary>Answers for the organisation that is asked for, as far as the operator may.</summary>
    /// <param name="request">Names it by <c>?organisation=</c>: an operator of one need not; for an operator of all, none is the one without a name.</param>
    /// <param name="action">Makes the answer.</param>
    /// <param name="cancellation">Gives up.</param>
    public Task<IResult> DoAsync(HttpRequest request, Func<string, Task<IResult>> action, CancellationToken cancellation) =>
        DoAsync(request, (_, organisation) => action(organisation), cancellation);

    /// <inheritdoc cref="DoAsync(HttpRequest, Func{string, Task{IResult}}, CancellationToken)"/>
    public async Task<IResult> DoAsync(HttpRequest request, Func<Operator, string, Task<IResult>> action, CancellationToken cancellation)
    {
        using var span = Spans.Serve(request);
        var result = await AnswerAsync(request, action, cancellation);
        span.Answered((result as IStatusCodeHttpResult)?.StatusCode ?? StatusCodes.Status200OK);
        return result;
    }

    private async Task<IResult> AnswerAsync(HttpRequest request, Func<Operator, string, Task<IResult>> action, CancellationToken cancellation)
    {
        var who = await access.ResolveAsync(request, cancellation);
        if (who.Operator is not { } actor)
        {
            return who.Refusal!;
        }

        var organisation = request.Query.TryGetValue("organisation", out var asked) ? asked.ToString() : actor.Organisation ?? "";
        if (!actor.MayActFor(organisation))
        {
            return Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "The admin key is another organisation's.");
        }

        try
        {
            return await action(actor, organisation);
        }
        catch (Exception e) when (StorageErrors.Include(e) && !cancellation.IsCancellationRequested)
        {
            request.HttpContext.Response.Headers.RetryAfter = "5";
            return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The storage cannot be reached.");
        }
    }
}
