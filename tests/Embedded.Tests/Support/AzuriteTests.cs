using System.Net;
using System.Net.Sockets;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Embedded.Support;

public class AzuriteTests
{
    [Fact]
    public async Task It_listens_on_its_ports_until_it_is_stopped_and_again_when_it_is_started()
    {
        await using var azurite = await Azurite.StartNewAsync();
        await ConnectAsync(azurite.QueueEndpoint);
        await ConnectAsync(azurite.TableEndpoint);

        await azurite.StopAsync();
        await Assert.ThrowsAsync<SocketException>(() => ConnectAsync(azurite.TableEndpoint));

        await azurite.StartAsync();
        await ConnectAsync(azurite.TableEndpoint);
    }

    [Fact]
    public async Task Two_of_them_do_not_meet()
    {
        await using var one = await Azurite.StartNewAsync();
        await using var other = await Azurite.StartNewAsync();
        Assert.NotEqual(one.TableEndpoint, other.TableEndpoint);
    }

    [Fact]
    public async Task A_taken_port_is_told_with_what_it_printed()
    {
        var ports = AzuritePorts.Free();
        var folder = Directory.CreateTempSubdirectory("openqoe-azurite-").FullName;
        using var other = new TcpListener(IPAddress.Loopback, ports.Table);
        other.Start();

        var refusal = await Assert.ThrowsAsync<IOException>(() => AzuriteProcess.StartAsync(ports, folder));

        Assert.Contains("EADDRINUSE", refusal.Message);
        Directory.Delete(folder, recursive: true);
    }

    private static async Task ConnectAsync(Uri endpoint)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(endpoint.Host, endpoint.Port);
    }
}
