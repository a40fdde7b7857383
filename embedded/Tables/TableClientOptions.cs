using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>Retries, transport and diagnostics are those of every Azure client.</summary>
public class TableClientOptions : ClientOptions
{
    public TableClientOptions(ServiceVersion serviceVersion = ServiceVersion.V2019_02_02) => Version = serviceVersion switch
    {
        ServiceVersion.V2019_02_02 => "2019-02-02",
        _ => throw new ArgumentOutOfRangeException(nameof(serviceVersion)),
    };

    public enum ServiceVersion
    {
#pragma warning disable CA1707 // The official package's name.
        V2019_02_02 = 1,
#pragma warning restore CA1707
    }

    internal string Version { get; }
}
