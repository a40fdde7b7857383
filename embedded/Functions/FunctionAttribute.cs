namespace Microsoft.Azure.Functions.Worker;

/// <summary>Marks a method as a function. Names are unique within an app, whatever their case.</summary>
[AttributeUsage(AttributeTargets.Method)]
public class FunctionAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
