using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace OpenQoE.Tests.Embedded.Functions.Queues;

/// <summary>Waits at the gate.</summary>
internal sealed class GatedFunction(Gate gate)
{
    [Function("Gated")]
    public Task Run([QueueTrigger("%Queue%")] string body, CancellationToken cancellation) => gate.EnterAsync(body, cancellation);
}

/// <summary>Fails every time.</summary>
internal sealed class FailingFunction(Gate gate)
{
    [Function("Failing")]
    public void Run([QueueTrigger("%Queue%")] QueueMessage message)
    {
        _ = gate.EnterAsync(message.DequeueCount.ToString());
        throw new InvalidOperationException("as always");
    }
}

internal static class BytesFunction
{
    [Function("Bytes")]
    public static void Run([QueueTrigger("%Queue%")] byte[] body, FunctionContext context)
        => _ = context.InstanceServices.GetRequiredService<Gate>().EnterAsync(Convert.ToHexString(body));
}

internal sealed class BinaryFunction(Gate gate)
{
    [Function("Binary")]
    public async ValueTask Run([QueueTrigger("%Queue%", Connection = "AzureWebJobsStorage")] BinaryData body, FunctionContext context)
        => await gate.EnterAsync($"{context.FunctionDefinition.Name}:{body}");
}

/// <summary>Lists the bytes of the message's body.</summary>
internal sealed class MessageFunction(Gate gate)
{
    [Function("Message")]
    public Task Run([QueueTrigger("%Queue%")] QueueMessage message) => gate.EnterAsync(Convert.ToHexString(message.Body));
}
