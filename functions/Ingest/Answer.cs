using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Functions.Ingest;

/// <summary>What is answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">A <see cref="Report"/> or a <see cref="RefusalBody"/>, or its JSON; null for none.</param>
/// <param name="RetryAfter">When to come again; null when there is no point in it.</param>
public sealed record Answer(int Status, object? Body, TimeSpan? RetryAfter = null)
{
    /// <summary>Those the route takes.</summary>
    public const string Methods = "POST, OPTIONS";

    public static readonly Answer Preflight = new(StatusCodes.Status204NoContent, null);
    public static readonly Answer NoKey = Refusal(StatusCodes.Status401Unauthorized, "The API key is missing or unknown.");
    public static readonly Answer KeyNeeded =
        Refusal(StatusCodes.Status401Unauthorized, "No API key is set up here: without one, events are taken from the same machine only.");
    public static readonly Answer WrongOrigin = Refusal(StatusCodes.Status403Forbidden, "Pages of this origin may not post.");
    public static readonly Answer WrongMethod = Refusal(StatusCodes.Status405MethodNotAllowed, $"This takes {Methods} only.");
    public static readonly Answer Failed = Refusal(StatusCodes.Status500InternalServerError, "Something went wrong here.");

    // By their number: what nearly all are told.
    private static readonly Answer?[] AllAccepted = new Answer?[1 + RequestReader.MaxEvents];

    /// <summary>What became of events of which the accepted ones are durable.</summary>
    public static Answer Durable(Admission judged) => judged is { Errors.Count: 0, Warnings.Count: 0, Accepted: { } all } && all.Events.Count == judged.Received
        ? AllAccepted[judged.Received] ??= new Answer(StatusCodes.Status202Accepted, JsonSerializer.SerializeToUtf8Bytes(Report.Of(judged), AnswerJson.Default.Report))
        : new Answer(StatusCodes.Status202Accepted, Report.Of(judged));

    public static Answer Limited(TimeSpan wait) =>
        Refusal(StatusCodes.Status429TooManyRequests, "The key's rate limit is reached: send the events again later.", wait);

    public static Answer KeysUnknown(TimeSpan retryAfter) =>
        Refusal(StatusCodes.Status503ServiceUnavailable, "The API keys cannot be read: send the events again.", retryAfter);

    public static Answer NotStored(TimeSpan retryAfter) =>
        Refusal(StatusCodes.Status503ServiceUnavailable, "The events were not stored: send them again.", retryAfter);

    public static Answer Refusal(int status, string message, TimeSpan? retryAfter = null) =>
        new(status, new RefusalBody(message), retryAfter);

    public IResult ToResult(HttpResponse response)
    {
        if (RetryAfter is { } wait) response.Headers.RetryAfter = $"{Math.Ceiling(wait.TotalSeconds):0}";
        if (Status == StatusCodes.Status405MethodNotAllowed) response.Headers.Allow = Methods;
        return Body is null ? Results.StatusCode(Status) : new JsonBytes(Status, Body as byte[] ?? JsonSerializer.SerializeToUtf8Bytes(Body, Body.GetType(), AnswerJson.Default));
    }

    /// <summary>Small, and whole when it is sent, so its length is told.</summary>
    private sealed class JsonBytes(int status, byte[] json) : IResult
    {
        public Task ExecuteAsync(HttpContext context)
        {
            var response = context.Response;
            response.StatusCode = status;
            response.ContentType = "application/json; charset=utf-8";
            response.ContentLength = json.Length;
            return response.Body.WriteAsync(json).AsTask();
        }
    }
}

/// <param name="Message">Why, for people.</param>
internal sealed record RefusalBody(string Message)
{
    public bool Success => false;
}

/// <summary>How answers are written.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(Report))]
[JsonSerializable(typeof(RefusalBody))]
internal sealed partial class AnswerJson : JsonSerializerContext;
