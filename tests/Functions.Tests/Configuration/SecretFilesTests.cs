using Microsoft.Extensions.Configuration;
using OpenQoE.Functions.Configuration;

namespace OpenQoE.Tests.Functions.Configuration;

public sealed class SecretFilesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("openqoe-secrets-").FullName;

    [Fact]
    public void A_file_holds_the_setting_that_it_is_named_after()
    {
        File.WriteAllText(Path.Combine(_folder, "OpenQoE__RemoteWrite__Password"), "from the file\n");
        var configuration = new ConfigurationManager { ["OpenQoE:RemoteWrite:Password"] = "from elsewhere", ["OpenQoE:ApiKey"] = "kept", [SecretFiles.Folder] = _folder };

        SecretFiles.AddTo(configuration);

        Assert.Equal(("from the file", "kept"), (configuration["OpenQoE:RemoteWrite:Password"], configuration["OpenQoE:ApiKey"]));
    }

    [Fact]
    public void Without_the_setting_no_file_is_looked_for()
    {
        var configuration = new ConfigurationManager();
        SecretFiles.AddTo(configuration);
        Assert.Empty(configuration.AsEnumerable());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_named()
    {
        var missing = Path.Combine(_folder, "missing");
        var problem = Assert.Throws<SettingException>(() => SecretFiles.AddTo(new ConfigurationManager { [SecretFiles.Folder] = missing }));
        Assert.Contains(SecretFiles.Folder, problem.Message);
        Assert.Contains(missing, problem.Message);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
