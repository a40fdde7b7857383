using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Infra;

/// <summary>What Bicep may set is what the options classes take. With <c>OPENQOE_UPDATE_GOLDENS=1</c> the file is written anew: look at the difference before you commit it.</summary>
public sealed class SettingsBicepTests
{
    [Fact]
    public void Every_option_can_be_set_and_nothing_else()
    {
        var path = RepositoryRoot.Combine("infra", "settings.bicep");
        var written = SettingsBicep.Write();
        if (Environment.GetEnvironmentVariable("OPENQOE_UPDATE_GOLDENS") == "1") File.WriteAllText(path, written);

        Assert.Equal(File.ReadAllText(path), written);
    }
}
