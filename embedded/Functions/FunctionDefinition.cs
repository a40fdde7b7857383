namespace Microsoft.Azure.Functions.Worker;

/// <summary>The function an invocation belongs to.</summary>
public abstract class FunctionDefinition
{
    public abstract string Id { get; }

    public abstract string Name { get; }

    /// <summary>The method, as <c>Namespace.Type.Method</c>.</summary>
    public abstract string EntryPoint { get; }
}
