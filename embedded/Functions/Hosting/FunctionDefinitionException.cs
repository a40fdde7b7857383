namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>A function that cannot be run as it is declared; the message says why in one line.</summary>
public sealed class FunctionDefinitionException(string message) : InvalidOperationException(message);
