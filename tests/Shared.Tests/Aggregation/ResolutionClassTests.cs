using OpenQoE.Shared.Aggregation;

namespace OpenQoE.Tests.Shared.Aggregation;

public class ResolutionClassTests
{
    [Theory]
    [InlineData(426, 240, "240p")]
    [InlineData(640, 360, "360p")]
    [InlineData(854, 480, "480p")]
    [InlineData(1024, 576, "480p")]
    [InlineData(1280, 720, "720p")]
    [InlineData(1920, 1080, "1080p")]
    [InlineData(2560, 1440, "1440p")]
    [InlineData(3840, 2160, "4k")]
    [InlineData(7680, 4320, "8k")]
    public void A_frame_is_named_by_its_lines(double width, double height, string name) => Assert.Equal(name, ResolutionClass.Of(width, height));

    [Theory]
    [InlineData(1920, 804)]
    [InlineData(1080, 1920)]
    [InlineData(1440, 1080)]
    public void Wide_upright_and_old_frames_are_named_as_viewers_do(double width, double height) =>
        Assert.Equal("1080p", ResolutionClass.Of(width, height));

    [Theory]
    [InlineData(null, 720.0, "720p")]
    [InlineData(1280.0, null, null)]
    [InlineData(0.0, 0.0, null)]
    public void The_height_is_enough_and_needed(double? width, double? height, string? name) => Assert.Equal(name, ResolutionClass.Of(width, height));
}
