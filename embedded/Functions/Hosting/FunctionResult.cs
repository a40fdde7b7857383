using System.Reflection;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Awaits what a function's method returned, whichever task type that is.</summary>
internal static class FunctionResult
{
    public static Func<object?, ValueTask<object?>> Awaiter(Type returnType, out Type resultType)
    {
        resultType = typeof(void);
        if (returnType == typeof(void)) return _ => default;
        if (returnType == typeof(Task)) return AwaitTask;
        if (returnType == typeof(ValueTask)) return result => AwaitTask(((ValueTask)result!).AsTask());
        var generic = returnType.IsGenericType ? returnType.GetGenericTypeDefinition() : null;
        resultType = generic == typeof(Task<>) || generic == typeof(ValueTask<>) ? returnType.GetGenericArguments()[0] : returnType;
        if (generic == typeof(Task<>)) return GenericAwaiter(nameof(AwaitTaskOf), resultType);
        if (generic == typeof(ValueTask<>)) return GenericAwaiter(nameof(AwaitValueTaskOf), resultType);
        return ValueTask.FromResult;
    }

    private static Func<object?, ValueTask<object?>> GenericAwaiter(string name, Type resultType)
        => typeof(FunctionResult).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(resultType).CreateDelegate<Func<object?, ValueTask<object?>>>();

    private static async ValueTask<object?> AwaitTask(object? task)
    {
        await (Task)task!;
        return null;
    }

    private static async ValueTask<object?> AwaitTaskOf<T>(object? task) => await (Task<T>)task!;

    private static async ValueTask<object?> AwaitValueTaskOf<T>(object? task) => await (ValueTask<T>)task!;
}
