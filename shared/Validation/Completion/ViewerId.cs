using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace OpenQoE.Shared.Validation.Completion;

/// <summary>An SDK hashes its viewer's id. Where one did not, the id may be an e-mail address.</summary>
internal static class ViewerId
{
    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>64 lower-case hex digits: those sent, or the SHA-256 of what was sent.</summary>
    public static string Anonymous(string id) => id.Length == 64 && !id.AsSpan().ContainsAnyExcept(HexDigits)
        ? id.ToLowerInvariant()
        : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(id)));
}
