using Azure;

namespace OpenQoE.Functions.Storage;

/// <summary>What the storage's clients throw when it does not answer as it should.</summary>
public static class StorageErrors
{
    public static bool Include(Exception e) => e is RequestFailedException or AggregateException or OperationCanceledException or IOException;
}
