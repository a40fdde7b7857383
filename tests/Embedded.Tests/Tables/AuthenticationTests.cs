using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Core;
using Azure.Data.Tables;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Embedded.Tables;

public class AuthenticationTests(AzuriteFixture fixture)
{
    [Fact]
    public async Task A_shared_key_opens_the_account()
    {
        var credential = new TableSharedKeyCredential(Azurite.AccountName, Azurite.AccountKey);
        var table = new TableClient(fixture.Azurite.TableEndpoint, SomeTable.SomeName(), credential);
        await table.CreateIfNotExistsAsync();
        Assert.Equal(204, (await table.AddEntityAsync(new TableEntity("p", "r"))).Status);
    }

    [Fact]
    public async Task A_wrong_key_is_refused_and_a_changed_one_taken()
    {
        var credential = new TableSharedKeyCredential(Azurite.AccountName, Convert.ToBase64String(new byte[32]));
        var table = new TableServiceClient(fixture.Azurite.TableEndpoint, credential).GetTableClient(SomeTable.SomeName());

        var refusal = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateIfNotExistsAsync());
        Assert.Equal((int)HttpStatusCode.Forbidden, refusal.Status);

        credential.SetAccountKey(Azurite.AccountKey);
        await table.CreateIfNotExistsAsync();
    }

    [Fact]
    public async Task A_shared_access_signature_opens_what_it_names()
    {
        var table = await fixture.CreateSomeTableAsync();
        var signature = new AzureSasCredential(AccountSas());
        var account = fixture.Azurite.TableEndpoint;

        await new TableServiceClient(account, signature).GetTableClient(table.Name).AddEntityAsync(new TableEntity("p", "1"));
        await new TableClient(new Uri($"{account}/{table.Name}"), signature).AddEntityAsync(new TableEntity("p", "2"));
        var byString = new TableClient($"TableEndpoint={account};SharedAccessSignature={AccountSas()}", table.Name);
        await byString.AddEntityAsync(new TableEntity("p", "3"));

        Assert.Equal(3, await byString.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {"p"}")).CountAsync());
    }

    [Fact]
    public async Task Each_attempt_is_signed_over_its_time_and_the_path_after_the_accounts_name()
    {
        var answers = new ScriptedTransport(503, 201);
        var credential = new TableSharedKeyCredential("acct", "a2V5");
        var table = new TableClient(new Uri("https://acct.table.core.windows.net"), "t1", credential, answers.Options());

        await table.AddEntityAsync(new TableEntity("p", "r"));

        Assert.Equal(2, answers.Requests.Count);
        foreach (var request in answers.Requests)
        {
            Assert.Equal("https://acct.table.core.windows.net/t1", request.Address);
            var expected = Sign("a2V5", $"{request.Headers["x-ms-date"]}\n/acct/t1");
            Assert.Equal($"SharedKeyLite acct:{expected}", request.Headers["Authorization"]);
        }
    }

    [Fact]
    public async Task A_signature_is_not_added_again_by_a_retry()
    {
        var answers = new ScriptedTransport(503, 200);
        var credential = new AzureSasCredential("?sv=1&sig=abc%3D");
        var table = new TableClient(new Uri("https://acct.table.core.windows.net/t1"), credential, answers.Options());

        await table.GetEntityAsync<TableEntity>("p", "r", ["A"]);

        Assert.All(answers.Requests, request => Assert.Equal(
            "https://acct.table.core.windows.net/t1(PartitionKey='p',RowKey='r')?$select=A&sv=1&sig=abc%3D", request.Address));
    }

    [Fact]
    public async Task A_token_is_sent_as_bearer()
    {
        var answers = new ScriptedTransport(204);
        var token = DelegatedTokenCredential.Create((context, _) => new AccessToken(context.Scopes.Single(), DateTimeOffset.MaxValue));
        var table = new TableClient(new Uri("https://acct.table.core.windows.net"), "t1", token, answers.Options());

        await table.DeleteEntityAsync("p", "r");

        Assert.Equal("Bearer https://storage.azure.com/.default", answers.Requests.Single().Headers["Authorization"]);
    }

    private static string AccountSas()
    {
        const string permissions = "raud", services = "t", resources = "sco", expiry = "2099-01-01T00:00:00Z", version = "2019-02-02";
        var text = $"{Azurite.AccountName}\n{permissions}\n{services}\n{resources}\n\n{expiry}\n\n\n{version}\n";
        var signature = Uri.EscapeDataString(Sign(Azurite.AccountKey, text));
        return $"sv={version}&ss={services}&srt={resources}&sp={permissions}&se={Uri.EscapeDataString(expiry)}&sig={signature}";
    }

    private static string Sign(string key, string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(key), Encoding.UTF8.GetBytes(text)));
}
