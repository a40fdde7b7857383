using System.Text.Json.Nodes;
using Azure.Storage.Queues.Models;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Tests.Functions.Storage;

public sealed class QueueTextTests
{
    private static readonly byte[] EveryByte = [.. Enumerable.Range(0, 256).Select(value => (byte)value)];

    /// <summary>The host serializes the message, and of the JSON the official worker reads the text.</summary>
    [Fact]
    public void Bytes_survive_the_way_through_the_real_host()
    {
        var received = QueuesModelFactory.QueueMessage("id", "receipt", Convert.ToBase64String(EveryByte), dequeueCount: 1);
        var json = JsonNode.Parse(new BinaryData(received))!;

        var decoded = QueueText.Decode(new BinaryData(json["MessageText"]!.GetValue<string>()));

        Assert.Equal(EveryByte, decoded.ToArray());
    }

    [Theory]
    [InlineData("not base64!")]
    [InlineData("AAA")]
    public void Other_text_is_refused(string text) =>
        Assert.Throws<FormatException>(() => QueueText.Decode(new BinaryData(text)));
}
