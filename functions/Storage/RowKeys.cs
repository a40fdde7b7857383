using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Storage;

/// <summary>Keys of table entities made from names.</summary>
internal static class RowKeys
{
    /// <summary>A key that holds any name, the empty one too; different names have different keys.</summary>
    public static string Of(string name) => $"o-{TenantName.Of(name)}";
}
