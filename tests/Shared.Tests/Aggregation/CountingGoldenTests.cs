using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Aggregation;

/// <summary>
/// What is counted, governed, sampled, published and saved over random traffic, as digests in <c>tests/Fixtures/counting</c>: whatever makes
/// counting faster must not change one of them. With <c>OPENQOE_UPDATE_GOLDENS=1</c> the files are written anew, which is right when what is counted
/// changes, say by a new metric, and only then.
/// </summary>
public class CountingGoldenTests
{
    private const int Checkpoints = 8;
    private const int BatchesBetween = 200;

    public static TheoryData<string, int> Runs => [.. CountedScenarios.All.Keys.SelectMany(scenario => new[] { 1, 2 }.Select(seed => (scenario, seed)))];

    [Theory]
    [MemberData(nameof(Runs))]
    public void Nothing_that_is_counted_has_changed(string scenario, int seed)
    {
        var world = new CountedWorld(CountedScenarios.All[scenario], seed);
        var lines = new List<string>();
        for (var checkpoint = 1; checkpoint <= Checkpoints; checkpoint++)
        {
            world.Run(BatchesBetween);
            lines.AddRange(world.Digests().Select(digest => $"{checkpoint} {digest.Digest} {digest.About}"));
        }

        var path = RepositoryRoot.Combine("tests", "Fixtures", "counting", $"{scenario}.{seed}.txt");
        if (Environment.GetEnvironmentVariable("OPENQOE_UPDATE_GOLDENS") == "1") File.WriteAllLines(path, lines);
        Assert.Equal(File.ReadAllLines(path), lines);
    }
}
