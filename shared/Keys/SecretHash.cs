using System.Security.Cryptography;
using System.Text;

namespace OpenQoE.Shared.Keys;

/// <summary>What is kept of a secret: its SHA-256. A secret of 256 random bits needs no salt and no slow hash.</summary>
public sealed class SecretHash
{
    private readonly byte[] _bytes;

    private SecretHash(byte[] bytes) => _bytes = bytes;

    /// <summary>Matches no secret, in the same time.</summary>
    public static SecretHash None { get; } = new(new byte[SHA256.HashSizeInBytes]);

    public static SecretHash Of(string secret) => new(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));

    /// <exception cref="FormatException">The text is no hash.</exception>
    public static SecretHash FromHex(string hex) =>
        Convert.FromHexString(hex) is { Length: SHA256.HashSizeInBytes } bytes ? new SecretHash(bytes) : throw new FormatException("No SHA-256.");

    /// <summary>Takes as long whatever the difference is: time would tell a guesser how far they got.</summary>
    public bool Matches(SecretHash other) => CryptographicOperations.FixedTimeEquals(_bytes, other._bytes);

    public string ToHex() => Convert.ToHexStringLower(_bytes);
}
