using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Keys;

/// <summary>What the routes of keys are asked and answer, as JSON; errors are <c>application/problem+json</c>.</summary>
internal static class KeyAnswers
{
    private const string WrongField = "The request is wrong.";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, // a field with a slip of the pen would be a key that is too open
        NumberHandling = JsonNumberHandling.Strict,
    };

    /// <summary>The draft in a request's body, or the refusal of what is none.</summary>
    public static async Task<(KeyDraft? Draft, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<KeyDraft>(request.Body, Json, cancellation) is { } draft
                ? (draft, null)
                : (null, Wrong("body", "The body is a JSON object."));
        }
        catch (JsonException e)
        {
            var field = e.Path is { Length: > 2 } path ? path[2..].Split('[')[0] : "body";
            return (null, Wrong(field, field == "body" ? "The body is no JSON object." : $"{field} is no field of a key, or not of the right type."));
        }
    }

    public static IResult Of(KeyResult result, DateTimeOffset now, int status = StatusCodes.Status200OK) => result.Outcome switch
    {
        KeyOutcome.Invalid => Results.ValidationProblem(result.Errors!, title: WrongField),
        KeyOutcome.Forbidden => Results.Problem(statusCode: StatusCodes.Status403Forbidden, title: "The admin key is another organisation's."),
        KeyOutcome.NotFound => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: "There is no such key."),
        KeyOutcome.Ended => Results.Problem(statusCode: StatusCodes.Status409Conflict, title: "The key is revoked or expired; make a new one."),
        _ when result.Text is { } text => Results.Json(new NewKeyView(text, KeyView.Of(result.Key!, now)), Json, statusCode: status),
        _ => Results.NoContent(),
    };

    public static IResult Wrong(string field, string message) =>
        Results.ValidationProblem(new Dictionary<string, string[]> { [field] = [message] }, title: WrongField);

    /// <summary>Turns a storage that does not answer into 503.</summary>
    public static async Task<IResult> OrUnavailableAsync(HttpRequest request, Func<Task<IResult>> answer, CancellationToken cancellation)
    {
        try
        {
            return await answer();
        }
        catch (Exception e) when (StorageErrors.Include(e) && !cancellation.IsCancellationRequested)
        {
            return Unavailable(request);
        }
    }

    public static IResult Unavailable(HttpRequest request)
    {
        request.HttpContext.Response.Headers.RetryAfter = "5";
        return Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable, title: "The keys cannot be reached.");
    }
}
