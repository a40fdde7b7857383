using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

/// <summary>Runs the function on an HTTP request; belongs on its <c>HttpRequest</c> parameter.</summary>
public sealed class HttpTriggerAttribute(AuthorizationLevel authLevel, params string[] methods) : TriggerBindingAttribute
{
    public HttpTriggerAttribute(params string[] methods) : this(AuthorizationLevel.Function, methods) { }

    public AuthorizationLevel AuthLevel { get; } = authLevel;

    /// <summary>The methods answered; none named means every method.</summary>
    public string[]? Methods { get; } = methods;

    /// <summary>The route template below the route prefix; without one, the function's name.</summary>
    public string? Route { get; set; }
}
