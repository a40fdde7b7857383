using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker;

public static class HttpContextExtensions
{
    internal const string Key = "HttpRequestContext";

    /// <summary>The request behind an invocation, or null if its trigger is not HTTP.</summary>
    public static HttpContext? GetHttpContext(this FunctionContext context)
        => context.Items.TryGetValue(Key, out var value) ? (HttpContext)value : null;
}
