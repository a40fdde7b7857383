using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpenQoE.Shared.Notifications;

/// <summary>
/// Signs what is sent to a webhook, so that its receiver knows who sent it and when: header <c>X-OpenQoE-Signature: t=…,v1=…</c>, where
/// <c>v1</c> is the HMAC-SHA256 of <c>t.body</c> in hexadecimal, once for each active secret.
/// </summary>
public static class WebhookSignature
{
    public const string Header = "X-OpenQoE-Signature";

    /// <param name="body">As sent.</param>
    /// <param name="at">When it is sent.</param>
    /// <param name="secrets">The active ones.</param>
    public static string Of(ReadOnlySpan<byte> body, DateTimeOffset at, IEnumerable<string> secrets)
    {
        var time = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.ASCII.GetBytes(time + "."), .. body];
        return string.Join(',', secrets.Select(secret => $"v1={Mac(secret, signed)}").Prepend($"t={time}"));
    }

    private static string Mac(string secret, byte[] signed) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), signed));
}
