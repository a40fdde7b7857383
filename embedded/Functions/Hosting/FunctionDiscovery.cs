using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Queues;
using Microsoft.Azure.Functions.Worker.Timers;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Finds the methods marked <see cref="FunctionAttribute"/> and refuses, at start, those that could not run.</summary>
internal static class FunctionDiscovery
{
    private const BindingFlags Methods =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IReadOnlyList<Function> Find(IEnumerable<Type> types, IConfiguration configuration)
    {
        var functions = new Dictionary<string, Function>(StringComparer.OrdinalIgnoreCase);
        var problems = new List<string>();
        foreach (var (method, name) in types.Where(type => type.IsClass).SelectMany(Marked))
        {
            try
            {
                var trigger = TriggerOf(method, name, configuration);
                if (!functions.TryAdd(name, new Function(name, method, trigger, IsDisabled(name, configuration))))
                    throw new FunctionDefinitionException("another function has the same name");
            }
            catch (FunctionDefinitionException problem)
            {
                problems.Add($"Function '{name}' ({method.DeclaringType!.Name}.{method.Name}): {problem.Message}.");
            }
        }
        return problems.Count == 0
            ? [.. functions.Values.OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase)]
            : throw new FunctionDefinitionException(string.Join(Environment.NewLine, problems));
    }

    private static IEnumerable<(MethodInfo Method, string Name)> Marked(Type type)
        => from method in type.GetMethods(Methods)
           let attribute = method.GetCustomAttribute<FunctionAttribute>()
           where attribute is not null
           select (method, attribute.Name);

    private static Trigger TriggerOf(MethodInfo method, string name, IConfiguration configuration)
    {
        if (!method.IsPublic || method.ContainsGenericParameters)
            throw new FunctionDefinitionException("its method must be public and not generic");
        var marked = method.GetParameters().Where(parameter => parameter.IsDefined(typeof(TriggerBindingAttribute))).ToList();
        if (marked.Count != 1)
            throw new FunctionDefinitionException($"exactly one parameter must carry a trigger attribute, {marked.Count} do");
        return marked[0].GetCustomAttribute<TriggerBindingAttribute>() switch
        {
            HttpTriggerAttribute http => HttpTrigger.From(http, marked[0], name, configuration),
            QueueTriggerAttribute queue => QueueTrigger.From(queue, marked[0], configuration),
            TimerTriggerAttribute timer => TimerTrigger.From(timer, marked[0], configuration),
            var other => throw new FunctionDefinitionException($"this host has no {other!.GetType().Name}"),
        };
    }

    private static bool IsDisabled(string name, IConfiguration configuration)
        => configuration.GetValue<bool>($"AzureWebJobs.{name}.Disabled") || configuration.GetValue<bool>($"AzureWebJobs:{name}:Disabled");
}
