using Microsoft.AspNetCore.Http;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Functions.Operations.Api;

/// <summary>Refusals as <c>application/problem+json</c>.</summary>
internal static class Problems
{
    private const string WrongFields = "The request is wrong.";

    /// <summary>400 with every error by its field; <c>body</c> stands for the document as a whole.</summary>
    public static IResult Of(IEnumerable<FieldError> errors) => Results.ValidationProblem(
        errors.GroupBy(error => error.Field.Length > 0 ? error.Field : "body", error => error.Message).ToDictionary(field => field.Key, field => field.Distinct().ToArray()),
        title: WrongFields);

    public static IResult Wrong(string field, string message) => Of([new FieldError(field, message)]);

    public static IResult NotFound(string what) => Results.Problem(statusCode: StatusCodes.Status404NotFound, title: $"There is no such {what}.");

    /// <summary>409: what is asked for does not go with what is there.</summary>
    public static IResult Conflict(string title) => Results.Problem(statusCode: StatusCodes.Status409Conflict, title: title);

    /// <summary>412: it is not the version that If-Match or If-None-Match ask for.</summary>
    public static IResult OtherVersion => Results.Problem(
        statusCode: StatusCodes.Status412PreconditionFailed, title: "It was changed since you read it, or exists already.", detail: "Read it again, and send its ETag in If-Match.");
}
