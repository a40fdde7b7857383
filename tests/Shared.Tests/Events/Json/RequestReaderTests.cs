using System.Text;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Events.Json;

public class RequestReaderTests
{
    private static readonly string Folder = RepositoryRoot.Combine("tests", "Fixtures", "events");

    public static TheoryData<string> Examples => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order()];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_is_read_whole(string file)
    {
        var received = Read($$"""{"events":[{{File.ReadAllText(Path.Combine(Folder, file))}}]}""");

        Assert.Empty(received.Problems);
        Assert.Equal(EventTypeNames.Parse(file.Split('.')[0]), received.Event.Type);
        Assert.Equal("9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08", received.Event.ViewerId);
        Assert.Contains(received.Present, field => field.Path.StartsWith("data.", StringComparison.Ordinal));
    }

    [Fact]
    public void There_is_an_example_of_every_type()
    {
        var types = Directory.GetFiles(Folder).Select(file => EventTypeNames.Parse(Path.GetFileName(file).Split('.')[0])).Distinct();
        Assert.Equal(Enum.GetValues<EventType>().Length, types.Count());
    }

    [Fact]
    public void What_the_original_calls_otherwise_lands_in_the_same_place()
    {
        var change = Read("""
            {"events":[{"event_type":"qualitychange","data":{"old_bitrate":1,"bitrate":2,"previous_resolution":{"width":3},"resolution":{"width":4,"height":5}}}]}
            """).Event;

        Assert.Equal(EventType.QualityChange, change.Type);
        Assert.Equal((1, 2), (change.Data.PreviousBitrate, change.Data.NewBitrate));
        Assert.Equal((3, 4, 5), (change.Data.PreviousResolutionWidth, change.Data.NewResolutionWidth, change.Data.NewResolutionHeight));
        Assert.Null(change.Data.Bitrate);
        Assert.Null(change.Data.ResolutionWidth);
    }

    [Fact]
    public void Texts_lose_control_characters_and_the_space_around_them()
    {
        var e = Read("""{"events":[{"event_type":"pause","env":" a\u0000b\r\n\u007f","app_name":"é\ud83d\ude00","custom":{" k\t":"v\u0085w"}}]}""").Event;

        Assert.Equal("a b", e.Env);
        Assert.Equal("é😀", e.AppName);
        Assert.Equal(new KeyValuePair<string, string>("k", "v w"), e.Custom!.Single());
    }

    [Fact]
    public void Of_a_name_that_comes_twice_the_last_counts()
    {
        var received = Read("""{"events":[{"event_type":"pause","env":1,"env":"a","seq":1,"seq":null,"view_id":"x","view_id":[],"device":{"name":"a"},"device":{"name":"b"}}]}""");

        Assert.Equal(("a", null, null, "b"), (received.Event.Env, received.Event.Seq, received.Event.ViewId, received.Event.DeviceName));
        Assert.Equal("view_id", Assert.Single(received.Problems).Path);
        Assert.Equal(["device.name", "env"], received.Present.Select(field => field.Path).Order());
    }

    [Theory]
    [InlineData("https://user:pw@cdn.example:8080/a/b.m3u8?token=1#x", "https://cdn.example:8080/a/b.m3u8")]
    [InlineData("https://cdn.example/@user/b.m3u8", "https://cdn.example/@user/b.m3u8")]
    [InlineData("https://user@cdn.example", "https://cdn.example")]
    [InlineData("//cdn.example/a?b", "//cdn.example/a")]
    [InlineData("blob:https://app.example/0197", "blob:https://app.example/0197")]
    [InlineData("a.mp4#t=10", "a.mp4")]
    [InlineData("a.mp4 ?t=10", "a.mp4")]
    [InlineData("https://", "https://")]
    public void Addresses_lose_query_fragment_and_user(string sent, string kept)
    {
        Assert.Equal(kept, Read($$$"""{"events":[{"event_type":"pause","video":{"source_url":"{{{sent}}}"}}]}""").Event.VideoSourceUrl);
    }

    [Fact]
    public void An_unknown_error_family_becomes_unknown_and_a_numeric_code_text()
    {
        var data = Read("""{"events":[{"event_type":"error","data":{"error_family":"plumbing","error_code":-3}}]}""").Event.Data;
        Assert.Equal(("unknown", "-3"), (data.ErrorFamily, data.ErrorCode));
    }

    [Fact]
    public void The_requests_own_fields_are_read()
    {
        var request = RequestReader.Read("""{"attempt":3,"batch_id":"b","sent_at":5.5,"events":[{}]}"""u8);
        Assert.Equal(("b", 3, 5.5), (request.BatchId, request.Attempt, request.SentAt));
    }

    [Theory]
    [InlineData("[")]
    [InlineData("{\"events\":[{]}")]
    [InlineData("{\"events\":[]}")]
    [InlineData("{\"events\":[{}]}x")]
    public void What_is_no_request_has_a_fault(string body)
    {
        Assert.NotEmpty(RequestReader.Read(Encoding.UTF8.GetBytes(body)).Fault!);
    }

    private static ReceivedEvent Read(string body)
    {
        var request = RequestReader.Read(Encoding.UTF8.GetBytes(body));
        Assert.Null(request.Fault);
        return Assert.Single(request.Events);
    }
}
