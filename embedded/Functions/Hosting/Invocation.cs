namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>One run of a function: its trigger's data, its services, its cancellation.</summary>
internal sealed class Invocation(
    Function function, object trigger, IServiceProvider services, CancellationToken cancellation) : FunctionContext
{
    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => function.Id;

    public override FunctionDefinition FunctionDefinition => function;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items { get; set; } = new Dictionary<object, object>();

    public override CancellationToken CancellationToken => cancellation;

    /// <summary>The request, message or timer information that started the run.</summary>
    public T Trigger<T>() => (T)trigger;
}
