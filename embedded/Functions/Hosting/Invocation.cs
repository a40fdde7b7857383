using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>One run of a function: its trigger's data, its services, its cancellation.</summary>
internal sealed class Invocation(
    Function function, object trigger, IServiceProvider services, CancellationToken cancellation) : FunctionContext
{
    // Made when they are asked for: most invocations never are.
    public override string InvocationId => field ??= Guid.NewGuid().ToString();

    public override string FunctionId => function.Id;

    public override FunctionDefinition FunctionDefinition => function;

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override IDictionary<object, object> Items
    {
        get => field ??= trigger is HttpContext context ? new Dictionary<object, object> { [HttpContextExtensions.Key] = context } : [];
        set;
    }

    public override CancellationToken CancellationToken => cancellation;

    /// <summary>The request, message or timer information that started the run.</summary>
    public T Trigger<T>() => (T)trigger;
}
