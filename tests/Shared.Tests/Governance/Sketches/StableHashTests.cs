using System.Numerics;
using OpenQoE.Shared.Governance.Sketches;

namespace OpenQoE.Tests.Shared.Governance.Sketches;

public class StableHashTests
{
    // Stored sketches are worthless when one of these changes.
    [Theory]
    [InlineData("", 12035550249420947055UL)]
    [InlineData("a", 14196328556932946464UL)]
    [InlineData("akamai", 15916251963033058017UL)]
    [InlineData("big-buck-bunny", 15632649008657294598UL)]
    [InlineData("Zürich 🎬", 16465864353192786336UL)]
    public void Hashes_stay_what_they_are(string text, ulong hash) => Assert.Equal(hash, StableHash.Of(text));

    [Fact]
    public void Combined_hashes_stay_what_they_are() => Assert.Equal(17233859568349495452UL, StableHash.Combine(1, 2, 3));

    [Fact]
    public void Texts_that_differ_little_have_hashes_of_their_own()
    {
        string[] texts =
        [
            "", "\0", "\0\0", "\0\0\0\0", "a", "A", "a\0", "\0a", "ab", "ba", "abcd", "abcd\0", "abcde", "abcdefgh", "efghabcd",
        ];
        Assert.Equal(texts.Length, texts.Select(text => StableHash.Of(text)).Distinct().Count());
        Assert.Equal(300_000, Enumerable.Range(0, 300_000).Select(i => StableHash.Of($"video-{i}")).Distinct().Count());
    }

    [Fact]
    public void The_order_and_the_number_of_combined_hashes_matter()
    {
        ulong[] hashes =
        [
            StableHash.Combine(), StableHash.Combine(0), StableHash.Combine(0, 0), StableHash.Combine(1), StableHash.Combine(1, 0),
            StableHash.Combine(0, 1), StableHash.Combine(1, 2, 3), StableHash.Combine(3, 2, 1),
        ];
        Assert.Equal(hashes.Length, hashes.Distinct().Count());
        var pairs = from first in Enumerable.Range(0, 500) from second in Enumerable.Range(0, 500) select ((ulong)first, (ulong)second);
        Assert.Equal(250_000, pairs.Select(pair => StableHash.Combine(pair.Item1, pair.Item2)).Distinct().Count());
    }

    [Fact]
    public void A_changed_bit_of_the_text_changes_half_of_the_hash_on_average()
    {
        var flips = new int[64];
        var trials = 0;
        for (var i = 0; i < 500; i++)
        {
            var text = $"title {i}".ToCharArray();
            var hash = StableHash.Of(text);
            for (var bit = 0; bit < text.Length * 16; bit++, trials++)
            {
                text[bit / 16] ^= (char)(1 << bit % 16);
                var changed = hash ^ StableHash.Of(text);
                text[bit / 16] ^= (char)(1 << bit % 16);
                Assert.InRange(BitOperations.PopCount(changed), 8, 56);
                for (var b = 0; b < 64; b++)
                {
                    flips[b] += (int)(changed >> b & 1);
                }
            }
        }

        Assert.All(flips, count => Assert.InRange(count / (double)trials, 0.49, 0.51));
    }

    [Fact]
    public void Numbered_texts_spread_evenly_by_the_first_and_by_the_last_bits()
    {
        var (first, last) = (new int[1024], new int[1024]);
        for (var i = 0; i < 1_024_000; i++)
        {
            var hash = StableHash.Of($"{i}");
            first[hash >> 54]++;
            last[hash & 1023]++;
        }

        // Chi-squared with 1,023 degrees of freedom: 1,023 ± 45.
        Assert.All([first, last], counts => Assert.InRange(counts.Sum(count => (count - 1000.0) * (count - 1000.0) / 1000), 820, 1230));
    }
}
