using System.Globalization;
using Azure.Data.Tables;
using OpenQoE.Functions.Storage;
using OpenQoE.Shared.Keys;
using OpenQoE.Shared.RateLimits;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Keys;

/// <summary>The program itself, as a shell runs it.</summary>
public class KeysCommandTests
{
    [Fact]
    public async Task Keys_are_made_listed_rotated_and_revoked_without_the_service()
    {
        await using var azurite = await Azurite.StartNewAsync();
        var store = new TableKeyStore(new TableServiceClient(azurite.ConnectionString));

        var created = await RunAsync(azurite.ConnectionString, "create", "--organisation", "acme", "--kind", "ingest", "--name=web player",
            "--origins", "https://a.example,https://b.example", "--rate", "500", "--burst", "1000", "--expires", "2099-01-31");
        var text = KeyText.Parse(created.Output.Trim())!.Value;
        var key = Assert.Single(await store.ListAsync(default));
        Assert.Equal((0, text.Id, "acme", "web player", new RateLimit(500, 1000)), (created.ExitCode, key.Id, key.Organisation, key.Name, key.Limit));
        Assert.Equal("https://a.example,https://b.example", key.Origins.ToString());
        Assert.Equal("2099-01-31", key.Expires!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.True(key.Secret.Matches(SecretHash.Of(text.Secret)));

        var listed = await RunAsync(azurite.ConnectionString, "list", "--organisation", "acme");
        Assert.StartsWith($"{text.Id}  ingest  acme", Assert.Single(Lines(listed.Output)), StringComparison.Ordinal);
        Assert.DoesNotContain(text.Secret, listed.Output);

        var rotated = await RunAsync(azurite.ConnectionString, "rotate", text.Id, "--overlap", "1h");
        Assert.Equal((0, text.Id), (rotated.ExitCode, KeyText.Parse(rotated.Output.Trim())!.Value.Id));

        Assert.Equal(0, (await RunAsync(azurite.ConnectionString, "revoke", text.Id)).ExitCode);
        Assert.NotNull(Assert.Single(await store.ListAsync(default)).Revoked);

        var ended = await RunAsync(azurite.ConnectionString, "rotate", text.Id);
        Assert.Equal((1, "Error: The key is revoked or expired; make a new one."), (ended.ExitCode, Assert.Single(Lines(ended.Errors))));
        var wrong = await RunAsync(azurite.ConnectionString, "create", "--organisation", "acme", "--origins", "a.example");
        Assert.StartsWith("Error: origins are", Assert.Single(Lines(wrong.Errors)), StringComparison.Ordinal);
        Assert.Equal(1, wrong.ExitCode);
        Assert.Equal(1, (await RunAsync(azurite.ConnectionString, "revoke", "nosuchkey")).ExitCode);
    }

    [Theory]
    [InlineData("There is no such command.")]
    [InlineData("There is no such command.", "rotate")]
    [InlineData("There is no --urls here.", "list", "--urls", "x")]
    [InlineData("--organisation needs a value.", "create", "--organisation")]
    [InlineData("--rate takes a number.", "create", "--organisation", "a", "--rate", "many")]
    [InlineData("--overlap takes", "rotate", "abc", "--overlap", "soon")]
    public async Task A_command_that_is_none_is_answered_with_the_reason_and_the_usage(string reason, params string[] args)
    {
        var run = await RunAsync(Nowhere(), args);
        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith(reason, run.Errors, StringComparison.Ordinal);
        Assert.Contains("Usage:", run.Errors);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_storage_out_of_reach_is_one_clear_line()
    {
        var run = await RunAsync(Nowhere(), "list");
        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("Error: The storage cannot be reached.", Assert.Single(Lines(run.Errors)), StringComparison.Ordinal);
    }

    private static string Nowhere()
    {
        var nobody = $"http://127.0.0.1:{FreePorts.Take(1)[0]}/{Azurite.AccountName}";
        return $"DefaultEndpointsProtocol=http;AccountName={Azurite.AccountName};AccountKey={Azurite.AccountKey};QueueEndpoint={nobody};TableEndpoint={nobody};";
    }

    private static Task<ProgramRun> RunAsync(string storage, params string[] args) =>
        ProgramRun.ToEndAsync(["keys", .. args], ("AzureWebJobsStorage", storage));

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
