using System.Text;
using OpenQoE.Shared.Notifications;

namespace OpenQoE.Tests.Shared.Notifications;

public sealed class WebhookSignatureTests
{
    // Computed by: printf '1700000000.{}' | openssl dgst -sha256 -hmac SECRET
    private const string OfOld = "2b5e6fc3cac3432cb8a3476c75510114966afb97256d20b9198872431b7ceca6";
    private const string OfNew = "29810abc729e7b7322b3ce2c7456a99bca762870c031aa43455fd67b43aab3c0";

    [Fact]
    public void Each_active_secret_signs_the_time_and_the_body() => Assert.Equal(
        $"t=1700000000,v1={OfOld},v1={OfNew}",
        WebhookSignature.Of(Encoding.UTF8.GetBytes("{}"), DateTimeOffset.FromUnixTimeSeconds(1_700_000_000), ["old", "new"]));
}
