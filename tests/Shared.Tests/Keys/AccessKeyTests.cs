using OpenQoE.Shared.Keys;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Keys;

public class AccessKeyTests
{
    private static readonly SecretHash First = SecretHash.Of("first");
    private static readonly SecretHash Second = SecretHash.Of("second");
    private static readonly AccessKey Key = new("id", KeyKind.Ingest, "acme") { Created = Some.Time, Secret = First };

    [Fact]
    public void Only_its_secret_opens_a_key()
    {
        Assert.True(Key.Opens(First, Some.Time));
        Assert.False(Key.Opens(Second, Some.Time));
        Assert.False(Key.Opens(SecretHash.None, Some.Time));
    }

    [Fact]
    public void A_key_ends_when_it_expires_or_is_revoked()
    {
        var expiring = Key with { Expires = Some.Time.AddMinutes(1) };
        Assert.True(expiring.Opens(First, Some.Time.AddSeconds(59)));
        Assert.False(expiring.Opens(First, Some.Time.AddMinutes(1)));
        Assert.False((Key with { Revoked = Some.Time }).Opens(First, Some.Time));
    }

    [Fact]
    public void After_a_rotation_the_old_secret_goes_on_for_the_overlap()
    {
        var rotated = Key.Rotated(Second, Some.Time, TimeSpan.FromHours(1));
        Assert.True(rotated.Opens(Second, Some.Time));
        Assert.True(rotated.Opens(First, Some.Time.AddMinutes(59)));
        Assert.False(rotated.Opens(First, Some.Time.AddHours(1)));
        Assert.True(rotated.Opens(Second, Some.Time.AddHours(1)));
    }

    [Fact]
    public void Without_an_overlap_the_old_secret_ends_at_once() =>
        Assert.False(Key.Rotated(Second, Some.Time, TimeSpan.Zero).Opens(First, Some.Time));

    [Fact]
    public void A_second_rotation_ends_the_oldest_secret()
    {
        var rotated = Key.Rotated(Second, Some.Time, TimeSpan.FromHours(1)).Rotated(SecretHash.Of("third"), Some.Time, TimeSpan.FromHours(1));
        Assert.False(rotated.Opens(First, Some.Time));
        Assert.True(rotated.Opens(Second, Some.Time));
    }

    [Fact]
    public void A_hash_goes_through_text_unchanged()
    {
        Assert.True(SecretHash.FromHex(First.ToHex()).Matches(First));
        Assert.Throws<FormatException>(() => SecretHash.FromHex("abcd"));
    }
}
