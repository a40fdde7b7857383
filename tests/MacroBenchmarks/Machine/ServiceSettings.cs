using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.MacroBenchmarks.Machine;

/// <summary>The environment of a measured service: as it is by default, but for what is named here.</summary>
internal static class ServiceSettings
{
    public const string AdminKey = "an operator's key";

    /// <summary>It takes events in, and counts and publishes none.</summary>
    public static Dictionary<string, string> Ingest(Azurite storage) => new(Common(storage))
    {
        ["AzureWebJobs__Aggregate__Disabled"] = "true",
        ["AzureWebJobs__Tick__Disabled"] = "true",
    };

    /// <summary>It does all.</summary>
    public static Dictionary<string, string> Whole(Azurite storage, Prometheus receiver) => new(Common(storage))
    {
        ["OpenQoE__RemoteWrite__Url"] = receiver.WriteUrl.ToString(),
    };

    /// <summary>It takes events in and counts them, and publishes nothing. No key for players: whoever is on the same machine needs none, and has no limit.</summary>
    public static Dictionary<string, string> Common(Azurite storage) => new()
    {
        ["AzureWebJobsStorage"] = storage.ConnectionString,
        ["OpenQoE__Operator__AdminKey"] = AdminKey,
    };
}
