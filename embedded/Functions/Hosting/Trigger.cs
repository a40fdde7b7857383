using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Gives a parameter its value for one invocation.</summary>
internal delegate object? ParameterBinder(Invocation invocation);

/// <summary>What starts a function, and what its parameters can be bound to.</summary>
internal abstract class Trigger
{
    /// <summary>The parameter that carries the trigger attribute.</summary>
    public required ParameterInfo Parameter { get; init; }

    /// <summary>A binder for a parameter that only this kind of trigger knows, or null.</summary>
    public abstract ParameterBinder? BinderFor(ParameterInfo parameter);

    public virtual bool Returns(Type type) => type == typeof(void);

    public abstract FunctionDescriptor Describe(FunctionDescriptor common);
}
