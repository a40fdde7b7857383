using Azure;

namespace OpenQoE.Functions.Keys;

/// <summary>What the storage's clients throw when it does not answer as it should.</summary>
public static class KeyStoreErrors
{
    public static bool Include(Exception e) => e is RequestFailedException or AggregateException or OperationCanceledException or IOException;
}
