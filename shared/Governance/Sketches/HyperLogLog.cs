using System.Numerics;
using OpenQoE.Shared.Events.Messages;

namespace OpenQoE.Shared.Governance.Sketches;

/// <summary>
/// Estimates how many distinct values there were, from their hashes (Flajolet et al. 2007). Up to 2,048 values it counts them, in 4 bytes
/// each; above, it takes 16 KiB for ever and its standard error is 0.8 % (where it goes over, the estimate may fall by as much).
/// The same values give the same sketch and bytes, in whatever order and by whatever merges they came. Not thread-safe.
/// </summary>
public sealed class HyperLogLog
{
    private const int Precision = 14;
    private const int Registers = 1 << Precision;
    private const int HighestRank = 64 - Precision + 1;

    // Two of 2,048 values share a token in one sketch of a hundred.
    private const int MaximumTokens = 2048;

    private uint[] _tokens = [];
    private int _tokenCount;
    private byte[]? _registers;

    /// <summary>
    /// Adds a value by its hash (see <see cref="StableHash"/>). True when that changed anything: then it was new; false is no proof that it
    /// was there.
    /// </summary>
    public bool Add(ulong hash) => _registers is null ? AddToken(HashToken.Of(hash)) : Raise(hash);

    /// <summary>The number of distinct values.</summary>
    public double Estimate()
    {
        if (_registers is null) return _tokenCount;
        Span<int> byRank = stackalloc int[HighestRank + 1];
        foreach (var rank in _registers)
        {
            byRank[rank]++;
        }

        return ErtlEstimator.Estimate(byRank);
    }

    /// <summary>Adds all values of another sketch, which stays as it is.</summary>
    public void Merge(HyperLogLog other)
    {
        foreach (var token in other._tokens.AsSpan(0, other._tokenCount))
        {
            Add(HashToken.ToHash(token));
        }

        if (other._registers is null) return;
        var registers = _registers ?? UseRegisters();
        for (var i = 0; i < Registers; i++)
        {
            registers[i] = Math.Max(registers[i], other._registers[i]);
        }
    }

    /// <summary>The form to store: some 5 bytes per value while they are few, at most 12 KiB.</summary>
    public byte[] ToBytes()
    {
        var writer = new MessageWriter();
        writer.Varint(_registers is null ? (ulong)_tokenCount : MaximumTokens + 1);
        var previous = 0U;
        foreach (var token in _tokens.AsSpan(0, _tokenCount))
        {
            writer.Varint(token - previous);
            previous = token;
        }

        if (_registers is not null)
        {
            writer.Raw(SixBits.Pack(_registers));
        }

        return SketchBytes.Seal(SketchBytes.HyperLogLog, writer.Written);
    }

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The bytes are no such sketch, of another version, or damaged.</exception>
    public static HyperLogLog FromBytes(ReadOnlySpan<byte> bytes)
    {
        var sketch = new HyperLogLog();
        var reader = new MessageReader(SketchBytes.Open(SketchBytes.HyperLogLog, bytes));
        if (reader.Number(MaximumTokens + 1) is var count and <= MaximumTokens)
        {
            sketch.ReadTokens(ref reader, count);
        }
        else
        {
            sketch.ReadRegisters(ref reader);
        }

        return reader.AtEnd ? sketch : throw new InvalidDataException("A sketch goes on after its end.");
    }

    private void ReadTokens(ref MessageReader reader, int count)
    {
        var token = 0U;
        for (var i = 0; i < count; i++)
        {
            var gap = reader.Number();
            if (gap > uint.MaxValue - token || !HashToken.IsValid(token += (uint)gap) || !AddToken(token))
            {
                throw new InvalidDataException("A sketch holds a token that is none, or one twice.");
            }
        }
    }

    private void ReadRegisters(ref MessageReader reader)
    {
        var registers = UseRegisters();
        SixBits.Unpack(reader.Bytes(SixBits.PackedLength(Registers)), registers);
        if (registers.AsSpan().ContainsAnyExceptInRange((byte)0, (byte)HighestRank))
        {
            throw new InvalidDataException($"A register is above {HighestRank}.");
        }
    }

    private bool AddToken(uint token)
    {
        var at = ~_tokens.AsSpan(0, _tokenCount).BinarySearch(token);
        if (at < 0) return false;
        if (_tokenCount == MaximumTokens)
        {
            UseRegisters();
            Raise(HashToken.ToHash(token));
            return true;
        }

        if (_tokenCount == _tokens.Length)
        {
            Array.Resize(ref _tokens, Math.Max(4, _tokenCount * 2));
        }

        _tokens.AsSpan(at, _tokenCount - at).CopyTo(_tokens.AsSpan(at + 1));
        _tokens[at] = token;
        _tokenCount++;
        return true;
    }

    private byte[] UseRegisters()
    {
        var (tokens, count) = (_tokens, _tokenCount);
        (_registers, _tokens, _tokenCount) = (new byte[Registers], [], 0);
        foreach (var token in tokens.AsSpan(0, count))
        {
            Raise(HashToken.ToHash(token));
        }

        return _registers;
    }

    private bool Raise(ulong hash)
    {
        ref var register = ref _registers![hash >> (64 - Precision)];
        var rank = BitOperations.LeadingZeroCount(hash << Precision | 1UL << (Precision - 1)) + 1;
        if (rank <= register) return false;
        register = (byte)rank;
        return true;
    }
}
