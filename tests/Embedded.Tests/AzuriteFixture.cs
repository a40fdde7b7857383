using OpenQoE.Tests.Embedded;
using OpenQoE.Tests.Support;

[assembly: AssemblyFixture(typeof(AzuriteFixture))]

namespace OpenQoE.Tests.Embedded;

/// <summary>One emulator for all tests of this assembly: each test uses names of its own. Who stops it starts one of its own.</summary>
public sealed class AzuriteFixture : IAsyncLifetime
{
    private Azurite? _azurite;

    public Azurite Azurite => _azurite ?? throw new InvalidOperationException("Not started yet");

    public async ValueTask InitializeAsync() => _azurite = await Azurite.StartNewAsync();

    public ValueTask DisposeAsync() => _azurite?.DisposeAsync() ?? ValueTask.CompletedTask;
}
