using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>A function ready to run: its trigger, and a binder for each parameter of its method.</summary>
internal sealed class Function : FunctionDefinition
{
    private readonly MethodInfo _method;
    private readonly ParameterBinder[] _binders;
    private readonly Func<object?, ValueTask<object?>> _awaitResult;

    public Function(string name, MethodInfo method, Trigger trigger, bool disabled)
    {
        _method = method;
        Name = name;
        Trigger = trigger;
        _awaitResult = FunctionResult.Awaiter(method.ReturnType, out var resultType);
        if (!trigger.Returns(resultType))
            throw new FunctionDefinitionException($"it returns {resultType.Name}, which its trigger has no use for");
        _binders = [.. method.GetParameters().Select(BinderFor)];
        Descriptor = trigger.Describe(
            new FunctionDescriptor { Name = name, EntryPoint = EntryPoint, Trigger = default, Disabled = disabled });
    }

    public override string Id => Name;

    public override string Name { get; }

    public override string EntryPoint => $"{_method.DeclaringType!.FullName}.{_method.Name}";

    public Trigger Trigger { get; }

    public FunctionDescriptor Descriptor { get; }

    /// <summary>The type whose instances run the function, or null if its method is static.</summary>
    public Type? InstanceType => _method.IsStatic ? null : _method.DeclaringType;

    /// <summary>Runs the function in the invocation's scope and gives back what it returned, awaited.</summary>
    public ValueTask<object?> InvokeAsync(Invocation invocation)
    {
        var instance = InstanceType is { } type ? invocation.InstanceServices.GetRequiredService(type) : null;
        var arguments = Array.ConvertAll(_binders, bind => bind(invocation));
        return _awaitResult(_method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, arguments, null));
    }

    private ParameterBinder BinderFor(ParameterInfo parameter)
    {
        if (parameter.ParameterType == typeof(FunctionContext)) return invocation => invocation;
        if (parameter.ParameterType == typeof(CancellationToken)) return invocation => invocation.CancellationToken;
        return Trigger.BinderFor(parameter)
            ?? throw new FunctionDefinitionException($"nothing binds to its parameter '{parameter.ParameterType.Name} {parameter.Name}'");
    }
}
