namespace OpenQoE.Tests.Functions.Aggregation.Simulation;

/// <summary>What happened in one run.</summary>
/// <param name="Seed">Replays it.</param>
/// <param name="Sent">Distinct messages.</param>
/// <param name="Counted">What the slots hold in the end; NaN where series end before.</param>
/// <param name="Slis">Starts of views in the table of SLIs.</param>
/// <param name="Increases">What the receiver has seen, as <c>increase()</c> does over all slots, sample by sample.</param>
/// <param name="Steps">How long it took.</param>
internal sealed record Outcome(int Seed, int Sent, double Counted, long Slis, double Increases, int Steps)
{
    public bool IsExact => Increases == Sent && Slis == Sent && (double.IsNaN(Counted) || Counted == Sent);
}

/// <summary>A kind of bad day.</summary>
internal sealed record Scenario
{
    private const int MaximumSteps = 400_000;

    public static readonly IReadOnlyDictionary<string, Scenario> All = new Dictionary<string, Scenario>
    {
        ["killed"] = new() { Kills = 6, Stops = 2 },
        ["killed and frozen"] = new() { Kills = 6, Freezes = 6 },
        ["copies, one aggregator"] = new() { Kills = 6, Copies = 0.1, Single = true },
        ["standstills of a quarter of an hour"] = new() { Kills = 3, Standstills = 2 },
        ["receiver down for longer than series live"] = new() { Kills = 2, Freezes = 1, Stops = 1, Outages = 3, IdleMs = 8_000 },
    };

    public int Kills { get; init; }

    public int Freezes { get; init; }

    public int Stops { get; init; }

    public int Standstills { get; init; }

    /// <summary>Of the receiver.</summary>
    public int Outages { get; init; }

    /// <summary>How often a message is sent twice.</summary>
    public double Copies { get; init; }

    public bool Single { get; init; }

    public long IdleMs { get; init; } = 3_600_000;

    /// <summary>False for a store that ignores conditions.</summary>
    public bool Conditional { get; init; } = true;

    public Outcome Run(int seed)
    {
        var world = new World(seed);
        var queue = new SimulatedQueue(world);
        var store = new SimulatedSlotStore(world, Conditional);
        var ledgers = new SimulatedCardinalityStore(world);
        var slis = new SimulatedSliStore(world);
        var receiver = new SimulatedReceiver(world);
        AggregatorProcess Create() => new(world, queue, store, ledgers, slis, receiver, IdleMs);
        var fates = new Fates(this, world, receiver, Create);
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
        var auditor = Create();
        var audit = Task.FromResult(double.NaN);
        world.Processes.Add(auditor.Process);
        auditor.Process.Start(() => audit = auditor.AuditAsync(store.Slots.Count));
        for (var more = true; more && !(audit.IsCompleted && !auditor.Process.WillRun); steps++)
        {
            more = world.Step();
        }

        var counted = IdleMs < MaximumSteps ? double.NaN : audit.Result;
        var events = receiver.Series.Where(s => s.Key.StartsWith("openqoe_events_total", StringComparison.Ordinal));
        return new(seed, target, counted, slis.Starts(), events.Sum(s => Increase([.. s.Value.Values.Where(v => !double.IsNaN(v))])), steps);
    }

    private void Send(SimulatedQueue queue, World world, ulong id)
    {
        queue.Send(id, possibleCopy: false, delayMs: 0);
        if (world.Random.NextDouble() < Copies)
        {
            queue.Send(id, possibleCopy: true, delayMs: 5000);
        }
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
