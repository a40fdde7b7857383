using Microsoft.Azure.Functions.Worker.Http;

namespace OpenQoE.Tests.Embedded.Functions.Http;

public sealed class RequestMemoryTests
{
    [Fact]
    public void A_block_that_is_given_back_is_the_next_one()
    {
        using var memory = new RequestMemory();
        var block = memory.Rent();
        block.Dispose();
        Assert.Same(block, memory.Rent());
    }

    [Fact]
    public void Blocks_in_use_are_several()
    {
        using var memory = new RequestMemory();
        Assert.False(memory.Rent().Memory.Span.Overlaps(memory.Rent().Memory.Span));
    }

    [Fact]
    public void What_is_larger_than_a_block_is_not_kept()
    {
        using var memory = new RequestMemory();
        using var large = memory.Rent(1 << 20);
        Assert.True(large.Memory.Length >= 1 << 20);
        large.Dispose();
        Assert.NotSame(large, memory.Rent());
    }

    [Fact]
    public void Only_so_many_blocks_are_kept()
    {
        using var memory = new RequestMemory();
        var blocks = Enumerable.Range(0, 1_100).Select(_ => memory.Rent()).ToList();
        foreach (var block in blocks) block.Dispose();
        Assert.Equal(1_024, Enumerable.Range(0, 1_100).Count(_ => blocks.Contains(memory.Rent())));
    }
}
