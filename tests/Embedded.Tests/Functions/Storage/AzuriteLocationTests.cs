using Microsoft.Azure.Functions.Worker.Storage;

namespace OpenQoE.Tests.Embedded.Functions.Storage;

public sealed class AzuriteLocationTests : IDisposable
{
    private readonly TestFolder _repository = new();

    public void Dispose() => _repository.Dispose();

    [Fact]
    public void Azurite_is_found_in_the_repository_above_and_keeps_its_data_there()
    {
        _repository.Write("package.json", "{}");
        _repository.Write("node_modules/.bin/azurite", "");
        _repository.Write("functions/bin/host.json", "{}");

        var location = AzuriteLocation.Find(Path.Combine(_repository.Path, "functions/bin"), data: null)!;

        Assert.Equal(Path.Combine(_repository.Path, "node_modules/.bin/azurite"), location.Program);
        Assert.Equal(Path.Combine(_repository.Path, ".data/azurite"), location.Data);
    }

    [Fact]
    public void Its_data_may_lie_elsewhere()
    {
        _repository.Write("node_modules/.bin/azurite", "");

        Assert.Equal("/somewhere/else", AzuriteLocation.Find(_repository.Path, "/somewhere/else")!.Data);
    }
}
