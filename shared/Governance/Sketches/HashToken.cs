using System.Numerics;

namespace OpenQoE.Shared.Governance.Sketches;

/// <summary>
/// What a <see cref="HyperLogLog"/> has to know of a hash, in 32 bits: its first 26 bits and the number of zero bits that follow them.
/// That tells thousands of values apart, and sets registers as the hash itself would.
/// </summary>
internal static class HashToken
{
    private const int Kept = 26;
    private const int Rest = 64 - Kept;
    private const int ZerosBits = 32 - Kept;
    private const uint ZerosMask = (1 << ZerosBits) - 1;

    public static uint Of(ulong hash) =>
        (uint)(hash >> Rest) << ZerosBits | (uint)BitOperations.LeadingZeroCount(hash << Kept | 1UL << (Kept - 1));

    /// <summary>A hash that has this token.</summary>
    public static ulong ToHash(uint token) =>
        (ulong)(token >> ZerosBits) << Rest | (1UL << Rest) - 1 >> (int)(token & ZerosMask);

    public static bool IsValid(uint token) => (token & ZerosMask) <= Rest;
}
