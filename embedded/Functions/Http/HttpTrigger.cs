using System.ComponentModel;
using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Http;

/// <summary>An HTTP function's route and methods; binds the request and the route's values.</summary>
internal sealed class HttpTrigger : Trigger
{
    private const string RoutePrefix = $"{HostSettings.JobHost}:extensions:http:routePrefix";

    public required RoutePattern Pattern { get; init; }

    public required IReadOnlyList<string> Methods { get; init; }

    public required AuthorizationLevel AuthLevel { get; init; }

    public static HttpTrigger From(HttpTriggerAttribute attribute, ParameterInfo parameter, string name, IConfiguration configuration)
    {
        var prefix = (configuration[RoutePrefix] ?? "api").Trim('/');
        var route = SettingExpressions.Resolve(attribute.Route ?? name, configuration).Trim('/');
        try
        {
            return new HttpTrigger
            {
                Parameter = parameter,
                Pattern = RoutePatternFactory.Parse(prefix.Length == 0 ? route : $"{prefix}/{route}"),
                Methods = [.. (attribute.Methods ?? []).Select(method => method.ToUpperInvariant())],
                AuthLevel = attribute.AuthLevel,
            };
        }
        catch (RoutePatternException problem)
        {
            throw new FunctionDefinitionException($"its route '{route}' is malformed: {problem.Message}");
        }
    }

    public override ParameterBinder? BinderFor(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(HttpRequest)) return invocation => invocation.Trigger<HttpContext>().Request;
        if (parameter.ParameterType == typeof(HttpContext)) return invocation => invocation.Trigger<HttpContext>();
        return parameter != Parameter && Pattern.GetParameter(parameter.Name!) is not null ? RouteValue(parameter) : null;
    }

    public override bool Returns(Type type)
        => type == typeof(void) || typeof(IResult).IsAssignableFrom(type) || typeof(IActionResult).IsAssignableFrom(type);

    public override FunctionDescriptor Describe(FunctionDescriptor common)
        => common with { Trigger = TriggerKind.Http, Route = Pattern.RawText, Methods = Methods, AuthLevel = AuthLevel };

    private static ParameterBinder? RouteValue(ParameterInfo parameter)
    {
        var absent = parameter.HasDefaultValue ? parameter.DefaultValue : null;
        var converter = TypeDescriptor.GetConverter(parameter.ParameterType);
        if (!converter.CanConvertFrom(typeof(string))) return null;
        return invocation =>
        {
            var value = invocation.Trigger<HttpContext>().Request.RouteValues[parameter.Name!];
            if (value is null) return absent;
            try
            {
                return converter.ConvertFromInvariantString((string)value);
            }
            catch (Exception problem) when (problem is ArgumentException or FormatException or NotSupportedException)
            {
                throw new BadHttpRequestException($"The route value '{parameter.Name}' is not a {parameter.ParameterType.Name}.");
            }
        };
    }
}
