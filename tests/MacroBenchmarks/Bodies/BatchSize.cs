namespace OpenQoE.Tests.MacroBenchmarks.Bodies;

/// <summary>A size of requests, and how they are sent.</summary>
/// <param name="Events">In each request.</param>
/// <param name="Requests">That are made, each of other viewers.</param>
/// <param name="Connections">
/// Side by side: so many that it is the processor that limits, and not how long each waits for its answer, some 20 ms with what fills a message. Few for large
/// bodies, which the service holds in memory while they come.
/// </param>
internal sealed record BatchSize(int Events, int Requests, int Connections)
{
    /// <summary>Those of the table. More than 900 such events, up to the 1,000 that a request may carry, do not fit into its 1 MiB.</summary>
    public static IReadOnlyList<BatchSize> All { get; } = [new(1, 2_000, 1_000), new(10, 1_000, 500), new(100, 200, 64), new(900, 32, 16)];

    public static BatchSize Ten => All[1];
}
