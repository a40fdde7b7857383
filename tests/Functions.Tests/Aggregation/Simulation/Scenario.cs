namespace OpenQoE.Tests.Functions.Aggregation.Simulation;

/// <summary>What happened in one run.</summary>
/// <param name="Seed">Replays it.</param>
/// <param name="Sent">Distinct messages.</param>
/// <param name="Counted">What the slots hold in the end.</param>
/// <param name="Published">What the receiver has last, over all slots.</param>
/// <param name="Increases">The same as <c>increase()</c> sees it, sample by sample.</param>
/// <param name="Steps">How long it took.</param>
internal sealed record Outcome(int Seed, int Sent, double Counted, double Published, double Increases, int Steps)
{
    public bool IsExact => Counted == Sent && Published == Sent && Increases == Sent;
}

/// <summary>A kind of bad day.</summary>
internal sealed record Scenario(int Kills, int Freezes, double Copies, bool Single, bool Conditional = true)
{
    private const int MaximumSteps = 400_000;

    public static readonly IReadOnlyDictionary<string, Scenario> All = new Dictionary<string, Scenario>
    {
        ["killed"] = new(Kills: 6, Freezes: 0, Copies: 0, Single: false),
        ["killed and frozen"] = new(Kills: 6, Freezes: 6, Copies: 0, Single: false),
        ["copies, one aggregator"] = new(Kills: 6, Freezes: 0, Copies: 0.1, Single: true),
    };

    public Outcome Run(int seed)
    {
        var world = new World(seed);
        var queue = new SimulatedQueue(world);
        var store = new SimulatedSlotStore(world, Conditional);
        var receiver = new SimulatedReceiver(world);
        var fates = new Fates(this, world, () => StartProcess(world, queue, store, receiver));
        var target = world.Random.Next(20, 60);
        var steps = 0;
        for (var sent = 0; steps < MaximumSteps && (sent < target || !queue.IsEmpty); steps++)
        {
            if (sent < target && world.Random.NextDouble() < 0.02)
            {
                Send(queue, world, (ulong)++sent);
            }

            fates.Strike();
            world.Step();
        }

        world.Processes.ForEach(p => p.Kill());
        var auditor = new AggregatorProcess(world, queue, store, receiver);
        var audit = Task.FromResult(double.NaN);
        world.Processes.Add(auditor.Process);
        auditor.Process.Start(() => audit = auditor.AuditAsync(store.Slots.Count));
        for (var more = true; more && !(audit.IsCompleted && !auditor.Process.WillRun); steps++)
        {
            more = world.Step();
        }

        var events = receiver.Series.Where(s => s.Key.StartsWith("openqoe_events_total", StringComparison.Ordinal)).ToList();
        return new(
            seed, target, audit.Result, events.Sum(s => s.Value.Values.Last()), events.Sum(s => Increase([.. s.Value.Values])), steps);
    }

    private void Send(SimulatedQueue queue, World world, ulong id)
    {
        queue.Send(id, possibleCopy: false, delayMs: 0);
        if (world.Random.NextDouble() < Copies)
        {
            queue.Send(id, possibleCopy: true, delayMs: 5000);
        }
    }

    private static void StartProcess(World world, SimulatedQueue queue, SimulatedSlotStore store, SimulatedReceiver receiver)
    {
        var aggregator = new AggregatorProcess(world, queue, store, receiver);
        world.Processes.Add(aggregator.Process);
        aggregator.Process.Start(aggregator.RunAsync);
    }

    // The first sample has nothing to increase from; a fall would be read as a restart from 0.
    private static double Increase(double[] samples)
    {
        double increase = 0;
        for (var i = 1; i < samples.Length; i++)
        {
            increase += samples[i] >= samples[i - 1] ? samples[i] - samples[i - 1] : samples[i];
        }

        return increase;
    }
}
