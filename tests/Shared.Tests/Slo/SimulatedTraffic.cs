using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Shared.Slo;

/// <summary>
/// Minutes of an objective's traffic, evaluated one after the other as Evaluate does it. Minutes count from <see cref="Start"/>; before it lies as
/// much of the first minute's traffic as the objective's window takes.
/// </summary>
internal sealed class SimulatedTraffic
{
    /// <summary>1 October 2026, 00:00 UTC.</summary>
    public const long Start = 29_846_880;

    private readonly SloDefinition _slo;
    private readonly List<SliCount> _cumulative = [default];
    private IReadOnlyDictionary<string, AlertState> _states = new Dictionary<string, AlertState>();

    /// <param name="slo">The objective.</param>
    /// <param name="before">What each minute of the window before counted.</param>
    public SimulatedTraffic(SloDefinition slo, SliCount before)
    {
        _slo = slo;
        for (var i = 0; i < Before; i++)
        {
            _cumulative.Add(_cumulative[^1] + before);
        }
    }

    public const int Before = 31 * 1440;

    /// <summary>Every transition so far, with the minute it came in.</summary>
    public List<(long Minute, SloTransition Transition)> Transitions { get; } = [];

    /// <summary>Of every tier: how often it began.</summary>
    public int Fired(string tier) => Transitions.Count(t => t.Transition.Tier == tier && t.Transition.Firing);

    public IEnumerable<string> Tiers => Transitions.Where(t => t.Transition.Firing).Select(t => t.Transition.Tier).Distinct();

    /// <summary>The minute in which a tier began first; null if it never did.</summary>
    public long? FirstAt(string tier) => Transitions.Where(t => t.Transition.Tier == tier && t.Transition.Firing).Select(t => (long?)t.Minute).FirstOrDefault();

    public long? EndedAt(string tier) => Transitions.Where(t => t.Transition.Tier == tier && !t.Transition.Firing).Select(t => (long?)t.Minute).LastOrDefault();

    public SloStatus? Status { get; private set; }

    /// <summary>Minutes gone by.</summary>
    public long Minute => _cumulative.Count - 1 - Before;

    /// <summary>Lets so many minutes go by with so much traffic each.</summary>
    public SimulatedTraffic Run(int minutes, long valid, double badRatio) => Run(minutes, _ => Traffic(valid, badRatio));

    public SimulatedTraffic Run(int minutes, Func<long, SliCount> countOf)
    {
        for (var i = 0; i < minutes; i++)
        {
            _cumulative.Add(_cumulative[^1] + countOf(Minute));
            Evaluate(CumulativeAt);
        }

        return this;
    }

    /// <summary>Evaluates the current minute with what a reader sees that not everything is there for.</summary>
    public SloStatus Evaluate(Func<long, SliCount> cumulativeAt)
    {
        Status = SloEvaluation.Evaluate(_slo, Start + Minute, cumulativeAt, _states);
        _states = Status.States;
        Transitions.AddRange(Status.Transitions.Select(t => (Minute, t)));
        return Status;
    }

    /// <summary>Events that are counted late, in minutes of long ago.</summary>
    public void Count(long minute, SliCount late)
    {
        for (var i = (int)(minute + 1 + Before); i < _cumulative.Count; i++)
        {
            _cumulative[i] += late;
        }
    }

    public SliCount CumulativeAt(long minute) => _cumulative[(int)Math.Clamp(minute - Start + Before, 0, _cumulative.Count - 1)];

    public static SliCount Traffic(long valid, double badRatio) => new(valid - (long)Math.Round(valid * badRatio), valid);
}
