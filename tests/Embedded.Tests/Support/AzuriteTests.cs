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

    private static async Task ConnectAsync(Uri endpoint)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(endpoint.Host, endpoint.Port);
    }
}
