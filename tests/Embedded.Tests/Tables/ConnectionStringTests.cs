using Azure.Data.Tables;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Embedded.Tables;

public class ConnectionStringTests
{
    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData(" usedevelopmentstorage=True; ", "http://127.0.0.1:10002/devstoreaccount1")]
    [InlineData("AccountName=a;AccountKey=a2V5", "https://a.table.core.windows.net/")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=a;AccountKey=a2V5;EndpointSuffix=core.example", "http://a.table.core.example/")]
    [InlineData("AccountName=a;AccountKey=a2V5;TableEndpoint=http://127.0.0.1:12345/a;", "http://127.0.0.1:12345/a")]
    [InlineData("SharedAccessSignature=sv=1&sig=x%3D;TableEndpoint=https://a.example/", "https://a.example/")]
    public void It_names_the_endpoint(string connectionString, string endpoint) =>
        Assert.Equal(endpoint, TableConnectionString.Parse(connectionString).Endpoint.AbsoluteUri);

    [Fact]
    public void Keys_and_signatures_may_hold_equals_signs()
    {
        var byKey = TableConnectionString.Parse($"AccountName={Azurite.AccountName};AccountKey={Azurite.AccountKey}");
        Assert.Equal(new TableSharedKeyCredential("any", Azurite.AccountKey).Sign("text"), byKey.SharedKey!.Sign("text"));

        var bySignature = TableConnectionString.Parse("SharedAccessSignature=sv=1&sig=x%3D;AccountName=a");
        Assert.Equal("sv=1&sig=x%3D", bySignature.Sas!.Signature);
    }

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("AccountKey=c2VjcmV0")]
    [InlineData("AccountName=a")]
    [InlineData("AccountName=a;AccountKey=secret!")]
    [InlineData("AccountName=a;AccountKey=c2VjcmV0;TableEndpoint=secret")]
    [InlineData("AccountName=a;AccountName=secret")]
    [InlineData("UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://secret")]
    public void A_malformed_one_is_refused_without_repeating_its_values(string connectionString)
    {
        var refusal = Assert.Throws<FormatException>(() => new TableServiceClient(connectionString));
        Assert.DoesNotContain("secret", refusal.ToString());
        Assert.DoesNotContain("c2VjcmV0", refusal.ToString());
    }
}
