using OpenQoE.Shared.Binary;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Shared.Slo.Counting;

/// <summary>Where bad events were, about: the most frequent values of what narrows a fault down. Not safe for concurrent use.</summary>
public sealed class Places
{
    private const int ValuesHeld = 8;
    private const int LongestValue = 64;

    private static readonly (string Name, Func<PlayerEvent, string?> ValueOf)[] Dimensions =
    [
        ("country", e => e.NetworkCountry),
        ("CDN", e => e.CdnProvider),
        ("player", e => e.PlayerName),
        ("player version", e => e.PlayerVersion),
        ("app version", e => e.AppVersion),
    ];

    private readonly SpaceSaving[] _values = [.. Dimensions.Select(_ => new SpaceSaving(ValuesHeld))];

    /// <summary>Bad events noted.</summary>
    public long Total { get; private set; }

    /// <param name="e">The event that was bad.</param>
    /// <param name="bad">How much of it, in the objective's unit.</param>
    public void Add(PlayerEvent e, long bad)
    {
        Total += bad;
        for (var i = 0; i < Dimensions.Length; i++)
        {
            if (Dimensions[i].ValueOf(e) is { Length: > 0 } value)
            {
                _values[i].Add(value.Length > LongestValue ? value[..LongestValue] : value, bad);
            }
        }
    }

    /// <summary>Adds what others saw.</summary>
    public void Merge(Places other)
    {
        Total += other.Total;
        for (var i = 0; i < Dimensions.Length; i++)
        {
            _values[i].Merge(other._values[i]);
        }
    }

    /// <summary>The most frequent value of each dimension that has at least a part of the bad events.</summary>
    /// <param name="part">From 0 to 1.</param>
    public IEnumerable<(string Dimension, string Value, double Part)> Most(double part)
    {
        for (var i = 0; i < Dimensions.Length; i++)
        {
            foreach (var (value, count, _) in _values[i].Top(1))
            {
                if (count >= part * Total)
                {
                    yield return (Dimensions[i].Name, value, Math.Min(1, (double)count / Total));
                }
            }
        }
    }

    public byte[] ToBytes()
    {
        var bytes = new VarintWriter();
        bytes.Varint((ulong)Total);
        foreach (var values in _values)
        {
            bytes.Sized(values.ToBytes());
        }

        return bytes.Written.ToArray();
    }

    /// <exception cref="InvalidDataException">The bytes are none of <see cref="ToBytes"/>.</exception>
    public static Places FromBytes(ReadOnlyMemory<byte> bytes)
    {
        var reader = new VarintReader(bytes);
        var places = new Places { Total = (long)reader.Read() };
        for (var i = 0; i < Dimensions.Length && !reader.IsAtEnd; i++)
        {
            places._values[i].Merge(SpaceSaving.FromBytes(reader.Take((int)reader.Read())));
        }

        return places;
    }
}
