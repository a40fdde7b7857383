using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Tests.Shared.Governance.Sketches;

internal static class Damage
{
    /// <summary>Asserts that a sketch's bytes are refused when cut short, prolonged, changed, or of another format.</summary>
    public static void IsRefused(byte[] good, Action<byte[]> read)
    {
        read(good);
        var step = 1 + good.Length / 100;
        for (var i = 0; i < good.Length; i += step)
        {
            Refused(good[..i]);
            var changed = (byte[])good.Clone();
            changed[i] ^= (byte)(1 << i % 8);
            Refused(changed);
        }

        Refused([.. good, 0]);
        Refused(SketchBytes.Seal((byte)(good[0] + 1), good.AsSpan(1..^4)));

        void Refused(byte[] bytes) => Assert.Throws<InvalidDataException>(() => read(bytes));
    }
}
