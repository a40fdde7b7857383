using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace OpenQoE.Tests.Embedded.Functions.Http;

internal sealed class HttpFunctions
{
    [Function("Things")]
    public IResult Things(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "v1/things/{name}/{number}/{more?}")] HttpRequest request,
        string name, int number, string more = "none") => Results.Text($"{name} {number} {more}");

    [Function("Plain")]
    public static Task Plain([HttpTrigger(AuthorizationLevel.Anonymous)] HttpRequest request)
        => request.HttpContext.Response.WriteAsync(request.Method);

    [Function("Action")]
    public Task<IActionResult> Action([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "action")] HttpRequest request)
        => Task.FromResult<IActionResult>(new JsonResult("an action result"));

    [Function("Context")]
    public IResult Context(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "context")] HttpRequest request, FunctionContext context)
        => Results.Text($"{context.FunctionDefinition.Name} {context.GetHttpContext()!.Request.Method}");

    [Function("SharedPost")]
    public IResult SharedPost([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "shared")] HttpRequest request)
        => Results.Text("posted");

    [Function("SharedGet")]
    public ValueTask<IResult> SharedGet([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "shared")] HttpContext context)
        => ValueTask.FromResult(Results.Text("got"));

    [Function("Cors")]
    public IResult Cors([HttpTrigger(AuthorizationLevel.Anonymous, "post", "options", Route = "cors")] HttpRequest request)
        => Results.NoContent();

    [Function("Boom")]
    public IResult Boom([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "boom")] HttpRequest request)
        => throw new InvalidOperationException("a secret");

    [Function("Echo")]
    public async Task<IResult> Echo([HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "echo")] HttpRequest request)
    {
        await request.Body.CopyToAsync(Stream.Null);
        return Results.Ok();
    }
}
