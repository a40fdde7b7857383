using Microsoft.Azure.Functions.Worker.Storage;

namespace OpenQoE.Tests.Embedded.Functions.Storage;

public sealed class AzuriteLocationTests : IDisposable
{
    private readonly TestFolder repository = new();

    public void Dispose() => repository.Dispose();

    [Fact]
    public void Azurite_is_found_in_the_repository_above_and_keeps_its_data_there()
    {
        repository.Write("package.json", "{}");
        repository.Write("node_modules/.bin/azurite", "");
        repository.Write("functions/bin/host.json", "{}");

        var location = AzuriteLocation.Find(Path.Combine(repository.Path, "functions/bin"), data: null)!;

        Assert.Equal(Path.Combine(repository.Path, "node_modules/.bin/azurite"), location.Program);
        Assert.Equal(Path.Combine(repository.Path, ".data/azurite"), location.Data);
    }

    [Fact]
    public void Its_data_may_lie_elsewhere()
    {
        repository.Write("node_modules/.bin/azurite", "");

        Assert.Equal("/somewhere/else", AzuriteLocation.Find(repository.Path, "/somewhere/else")!.Data);
    }
}
