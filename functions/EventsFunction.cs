using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Ingest;
using OpenQoE.Functions.Operations;
using OpenQoE.Functions.RateLimits;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Functions;

/// <summary>Takes players' events: 202 means that the accepted ones are durable.</summary>
public sealed class EventsFunction(
    Cors cors, CallerResolver callers, RateLimiter limiter, BodyReader bodies, FrontDoor frontDoor, EventAdmission admission, GroupCommit commit,
    IngestMetrics metrics, IOptions<IngestOptions> options, TimeProvider clock, ILogger<EventsFunction> logger)
{
    // All methods: what the host itself answered to the others, no page could read.
    [Function("Events")]
    public async Task<IResult> Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, Route = "v1/events")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        using var span = Spans.Serve(request);
        SecurityHeaders.Apply(request);
        cors.Apply(request.HttpContext);
        var answer = await AnswerOrFailAsync(request, cancellationToken);
        span.Answered(answer.Status);
        metrics.Answered(answer.Status, clock.GetElapsedTime(started));
        return answer.ToResult(request.HttpContext.Response);
    }

    private async Task<Answer> AnswerAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (HttpMethods.IsOptions(request.Method)) return Answer.Preflight;
        if (!HttpMethods.IsPost(request.Method)) return Answer.WrongMethod;
        if (!cors.Allows(request)) return Answer.WrongOrigin;
        var who = await callers.ResolveAsync(request, cancellationToken);
        if (who.Caller is not { } caller) return who.Refusal!;
        if (!cors.Narrow(request.HttpContext, caller.Origins)) return Answer.WrongOrigin;
        if (limiter.RefuseUnread(caller.Quota) is { } wait) return Answer.Limited(wait);

        var body = await bodies.ReadAsync(request, cancellationToken);
        if (body.Request is not { } received) return body.Refusal!;
        if (received.Fault is { } fault) return new Answer(StatusCodes.Status400BadRequest, Report.Unreadable(fault));
        if (limiter.Refuse(caller.Quota, received) is { } later)
        {
            metrics.Limited(received.Events.Count);
            return Answer.Limited(later);
        }

        var judged = admission.Admit(received, new RequestFacts(clock.GetUtcNow(), caller.Organisation, frontDoor.FactsOf(request)));
        var isDurable = judged.Accepted is { } batch && await commit.StoreAsync(batch);
        metrics.Judged(judged, isDurable ? EventOutcome.Accepted : EventOutcome.Deferred);

        if (judged.Accepted is null) return new Answer(StatusCodes.Status400BadRequest, Report.Of(judged));
        return isDurable ? Answer.Durable(judged) : Answer.NotStored(options.Value.RetryAfter);
    }

    /// <summary>The one place where errors become answers, so that these carry the CORS headers as well.</summary>
    private async Task<Answer> AnswerOrFailAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await AnswerAsync(request, cancellationToken);
        }
        catch (BadHttpRequestException e)
        {
            return Answer.Refusal(e.StatusCode, "The request breaks off, or is no proper HTTP.");
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            logger.LogError(e, "A request of events failed.");
            return Answer.Failed;
        }
    }
}
