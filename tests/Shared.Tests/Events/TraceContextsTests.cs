using System.Diagnostics;
using OpenQoE.Shared.Events;

namespace OpenQoE.Tests.Shared.Events;

public class TraceContextsTests
{
    private const string Text = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    [Fact]
    public void A_context_survives_as_text_and_as_bytes()
    {
        var context = TraceContexts.Parse(Text);
        var bytes = new byte[TraceContexts.Length];
        TraceContexts.Write(context, bytes);

        Assert.Equal(Text, TraceContexts.ToText(context));
        Assert.Equal("4BF92F3577B34DA6A3CE929D0E0E473600F067AA0BA902B7", Convert.ToHexString(bytes));
        Assert.Equal(context, TraceContexts.Read(bytes));
        Assert.True(context is { IsRemote: true, TraceFlags: ActivityTraceFlags.Recorded });
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("GEHEIM")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01")]
    public void What_is_malformed_or_not_sampled_is_none(string? text) => Assert.Equal(default, TraceContexts.Parse(text));

    [Fact]
    public void Zeros_are_none() => Assert.Equal(default, TraceContexts.Read(new byte[TraceContexts.Length]));
}
