using System.Reflection;
using System.Text.Unicode;
using Azure.Storage.Queues.Models;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Queues;

/// <summary>A queue function's queue and connection; binds the message or its body.</summary>
internal sealed class QueueTrigger : Trigger
{
    public required string QueueName { get; init; }

    public required string ConnectionName { get; init; }

    public required string ConnectionString { get; init; }

    public static QueueTrigger From(QueueTriggerAttribute attribute, ParameterInfo parameter, IConfiguration configuration)
    {
        var connection = attribute.Connection is { Length: > 0 } named ? named.Trim('%') : "AzureWebJobsStorage";
        return new QueueTrigger
        {
            Parameter = parameter,
            QueueName = SettingExpressions.Resolve(attribute.QueueName, configuration).ToLowerInvariant(),
            ConnectionName = connection,
            ConnectionString = ConnectionStrings.Find(configuration, connection),
        };
    }

    public override ParameterBinder? BinderFor(ParameterInfo parameter)
    {
        if (parameter != Parameter) return null;
        if (parameter.ParameterType == typeof(QueueMessage)) return invocation => AsText(invocation.Trigger<QueueMessage>());
        if (parameter.ParameterType == typeof(BinaryData)) return invocation => AsText(invocation.Trigger<QueueMessage>()).Body;
        if (parameter.ParameterType == typeof(string)) return invocation => invocation.Trigger<QueueMessage>().Body.ToString();
        if (parameter.ParameterType == typeof(byte[])) return invocation => invocation.Trigger<QueueMessage>().Body.ToArray();
        return null;
    }

    /// <summary>The real host sends a worker the message as JSON with its body as text, so bytes that are no UTF-8 are lost: here too.</summary>
    private static QueueMessage AsText(QueueMessage message) => Utf8.IsValid(message.Body)
        ? message
        : QueuesModelFactory.QueueMessage(
            message.MessageId, message.PopReceipt, message.Body.ToString(), message.DequeueCount,
            message.NextVisibleOn, message.InsertedOn, message.ExpiresOn);

    public override FunctionDescriptor Describe(FunctionDescriptor common)
        => common with { Trigger = TriggerKind.Queue, Queue = QueueName, Connection = ConnectionName };
}
