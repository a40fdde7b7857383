using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>Puts each HTTP function on its route, and turns what it throws into an answer without details.</summary>
internal sealed class FunctionEndpoints(DrainDeadline deadline, ILogger<FunctionEndpoints> logger)
{
    public void Map(IEndpointRouteBuilder routes, IEnumerable<Function> functions)
    {
        foreach (var function in functions.Where(function => !function.Descriptor.Disabled))
        {
            if (function.Trigger is not HttpTrigger trigger) continue;
            RequestDelegate run = context => RunAsync(function, context);
            if (trigger.Methods.Count == 0) routes.Map(trigger.Pattern, run);
            else routes.MapMethods("/" + trigger.Pattern.RawText, trigger.Methods, run);
        }
    }

    private async Task RunAsync(Function function, HttpContext context)
    {
        // What still runs when the drain times out sees its client go away.
        using var abort = deadline.Passed.UnsafeRegister(state => ((HttpContext)state!).Abort(), context);
        var invocation = new Invocation(function, context, context.RequestServices, context.RequestAborted);
        try
        {
            await WriteAsync(await function.InvokeAsync(invocation), context);
        }
        catch (BadHttpRequestException problem)
        {
            logger.LogDebug(problem, "Function {Function} refused a request", function.Name);
            await AnswerAsync(context, problem.StatusCode, problem.Message);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            logger.LogDebug("Function {Function} ended with its client gone", function.Name);
        }
        catch (Exception problem)
        {
            logger.LogError(problem, "Function {Function} failed, invocation {Invocation}", function.Name, invocation.InvocationId);
            await AnswerAsync(context, StatusCodes.Status500InternalServerError, detail: null);
        }
    }

    private static Task WriteAsync(object? result, HttpContext context) => result switch
    {
        IResult http => http.ExecuteAsync(context),
        IActionResult action => action.ExecuteResultAsync(new ActionContext(context, context.GetRouteData(), new ActionDescriptor())),
        _ => Task.CompletedTask,
    };

    private static async Task AnswerAsync(HttpContext context, int status, string? detail)
    {
        if (context.Response.HasStarted) context.Abort();
        else await Results.Problem(detail, statusCode: status).ExecuteAsync(context);
    }
}
