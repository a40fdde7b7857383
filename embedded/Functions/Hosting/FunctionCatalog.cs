namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>The functions of the running app.</summary>
internal sealed record FunctionCatalog(IReadOnlyList<Function> Functions);
