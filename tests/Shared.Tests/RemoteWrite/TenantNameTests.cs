using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Tests.Shared.RemoteWrite;

public class TenantNameTests
{
    [Theory]
    [InlineData("acme-tv_1.eu", "acme-tv_1.eu")]
    [InlineData("Zoë", "Zo*c3*ab")]
    [InlineData("a b\n", "a*20b*0a")]
    [InlineData("a*20b", "a*2a20b")]
    [InlineData("..", "*2e*2e")]
    public void A_tenant_is_named_after_its_organisation_in_characters_that_tenants_may_have(string organisation, string tenant) =>
        Assert.Equal(tenant, TenantName.Of(organisation));

    [Fact]
    public void A_name_too_long_for_a_tenant_is_replaced_by_its_hash()
    {
        var (one, other) = (TenantName.Of(new string('é', 100)), TenantName.Of(new string('é', 101)));
        Assert.NotEqual(one, other);
        Assert.All([one, other], name => Assert.True(name.Length <= 150));
    }
}
