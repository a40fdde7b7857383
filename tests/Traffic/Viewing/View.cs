using System.Text.Json.Nodes;
using OpenQoE.Tests.Traffic.Audience;

namespace OpenQoE.Tests.Traffic.Viewing;

/// <summary>
/// One view as a pure sequence of timed reports: who drives it decides how fast its time goes, and may end it at any moment.
/// All chance comes from the given <see cref="System.Random"/>.
/// </summary>
public sealed class View
{
    private readonly Schedule _schedule = new();
    private readonly Stalls _stalls;
    private readonly IHabit[] _habits;
    private List<Report> _reports = [];
    private TimeSpan _now;
    private int _seq;
    private int _spell;

    public View(Viewer viewer, Random random)
    {
        Viewer = viewer;
        Random = random;
        Meters = new Meters(viewer.Device.DroppedFrames);
        _stalls = new Stalls(this);
        _habits = [new Quartiles(this), _stalls, new Switches(this), new Seeks(this), new Pauses(this), new Errors(this)];
        Show(Rendition.For(viewer.Throughput, viewer.Device.MaxHeight));
        new Startup(this).Begin();
    }

    public Viewer Viewer { get; }
    public Random Random { get; }
    public Meters Meters { get; }
    public Rendition Rendition { get; private set; } = null!;

    /// <summary>When the next thing happens, since the page was loaded; null when the view is over.</summary>
    public TimeSpan? NextAt => _schedule.NextAt;

    /// <summary>Reports that the sender gave up: the closing report tells.</summary>
    public int GivenUp { get; set; }

    /// <summary>Since play was asked for: to the first frame, or null before it.</summary>
    public TimeSpan? StartupTime { get; set; }

    /// <summary>Lets the next thing happen.</summary>
    /// <returns>What the player reports of it, often nothing.</returns>
    public IReadOnlyList<Report> Advance()
    {
        MoveTo(NextAt ?? throw new InvalidOperationException("The view is over"));
        _schedule.Take()();
        return TakeReports();
    }

    /// <summary>The viewer closes the page.</summary>
    public IReadOnlyList<Report> Leave(TimeSpan at)
    {
        MoveTo(at > _now ? at : _now);
        End(StartupTime is null ? "exit_before_start" : "played");
        return TakeReports();
    }

    internal void Plan(TimeSpan after, Action action) => _schedule.Plan(_now + after, action);

    /// <summary>Happens unless the playing is interrupted before.</summary>
    internal void PlanWhilePlaying(TimeSpan after, Action action)
    {
        var spell = _spell;
        Plan(after, () =>
        {
            if (spell == _spell)
                action();
        });
    }

    internal void Play()
    {
        Enter(PlayerState.Playing);
        foreach (var habit in _habits)
            habit.OnPlaying();
    }

    internal void Enter(PlayerState state)
    {
        _spell++;
        Meters.Enter(state);
    }

    internal void Show(Rendition rendition)
    {
        Rendition = rendition;
        Meters.Bitrate = rendition.Bitrate;
    }

    internal void Report(string type, JsonObject data) => _reports.Add(new Report(_seq++, _now, type, Meters.Position, data));

    internal void End(string outcome)
    {
        if (Meters.State == PlayerState.Stalled)
            _stalls.Finish();
        if (Meters.State != PlayerState.Idle)
            Report("viewend", Summary.Of(this, outcome));
        Enter(PlayerState.Ended);
        _schedule.Clear();
    }

    private void MoveTo(TimeSpan now)
    {
        _now = now;
        Meters.MoveTo(now);
    }

    private List<Report> TakeReports()
    {
        var reports = _reports;
        _reports = [];
        return reports;
    }
}
