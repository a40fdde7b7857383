using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;

namespace OpenQoE.Shared.Aggregation;

/// <summary>
/// Everything one slot counts. Changes happen in memory; <see cref="TakeSnapshot"/> hands over what must be committed for them to
/// last. Not safe for concurrent use. If a commit is lost, so is this object: a new one is restored from storage.
/// </summary>
/// <param name="settings">Labels, limits, times.</param>
public sealed class SlotState(SlotStateSettings settings)
{
    private readonly SeriesSet _series = new();
    private readonly AppliedIds _applied = new(settings.KeepAppliedMs);
    private readonly SeenBatches _batches = new();
    private readonly ViewMemory _views = new();
    private readonly LabelGovernor _governor = new(settings.Limits);
    private readonly List<Measurement> _measurements = [];
    private readonly bool _isPerOrganisation = settings.BaseLabels.Contains(BaseLabels.Organisation);
    private List<int> _removed = [];
    private bool _changed;

    public IReadOnlyCollection<Series> Series => _series.All;

    public LabelGovernor Governor => _governor;

    /// <summary>True when a commit would save something.</summary>
    public bool HasUnsaved => _changed;

    /// <summary>Counted before, committed or not.</summary>
    public bool IsApplied(ulong messageId) => _applied.Contains(messageId);

    /// <summary>Takes a state from storage.</summary>
    /// <param name="snapshots">In the order of their generations.</param>
    /// <param name="appliedIds">The oldest first, with the active ms at which they were counted.</param>
    /// <param name="active">The slot's <see cref="ActiveTime"/>.</param>
    public void Restore(IEnumerable<ReadOnlyMemory<byte>> snapshots, IEnumerable<(ulong Id, long At)> appliedIds, ActiveTime active)
    {
        var reader = new SnapshotReader(_series);
        foreach (var snapshot in snapshots)
        {
            reader.Read(snapshot);
        }

        _applied.Active = active;
        foreach (var (id, at) in appliedIds)
        {
            _applied.Restore(id, at);
        }

        foreach (var series in _series.All)
        {
            var organisation = series.Labels.Find(BaseLabels.Organisation) ?? "";
            foreach (var (name, value) in series.Labels)
            {
                _governor.Admit(name == BaseLabels.Organisation ? "" : organisation, name, value);
            }
        }
    }

    /// <summary>Counts the events of a message. Call it once per id.</summary>
    /// <param name="message">A message whose id is not applied.</param>
    /// <param name="now">Unix ms.</param>
    /// <returns>How many events were counted, and how many were a client's repeats.</returns>
    public (int Counted, int Repeated) Apply(EventMessage message, long now)
    {
        var (counted, repeated) = (0, 0);
        foreach (var batch in message.Batches)
        {
            foreach (var e in batch.Events)
            {
                if (_batches.IsNew(batch, e, now))
                {
                    Count(e, now);
                    counted++;
                }
                else
                {
                    repeated++;
                }
            }
        }

        _applied.Add(message.Id, now);
        _changed = true;
        return (counted, repeated);
    }

    /// <summary>What has to be stored so that everything applied so far lasts.</summary>
    /// <param name="full">True for all series, false for those changed since the last snapshot.</param>
    public SlotSnapshot TakeSnapshot(bool full)
    {
        var writer = new SnapshotWriter();
        if (!full)
        {
            // First: labels that left may have come back since, as another series.
            _removed.ForEach(writer.WriteRemoved);
        }

        foreach (var series in _series.All.Where(s => full || s.Unsaved))
        {
            writer.Write(series, define: full || !series.Defined);
            (series.Unsaved, series.Defined) = (false, true);
        }

        _removed = [];
        _changed = false;
        return new SlotSnapshot(full, writer.Written, _applied.TakeUnsaved(), _applied.Active);
    }

    /// <summary>What to publish now. Take it together with the snapshot, and send it only when that is committed.</summary>
    /// <param name="slot">The writer.</param>
    /// <param name="timestamp">Unix ms of the publication.</param>
    /// <param name="now">Unix ms; before the timestamp when the clock went back.</param>
    /// <param name="scope">All that is due, or only what follows a zero.</param>
    public Publication Collect(int slot, long timestamp, long now, PublicationScope scope = PublicationScope.All)
    {
        var due = new List<PublishedSeries>();
        foreach (var series in _series.All)
        {
            if (scope == PublicationScope.AfterZero ? !series.ZeroSent : KindOf(series, now) is null)
            {
                continue;
            }

            var kind = KindOf(series, now) ?? SampleKind.Values;
            due.Add(new(series, kind, kind == SampleKind.Values ? [.. series.Values] : []));
            (series.Unsent, series.ZeroSent) = (false, false);
        }

        return new Publication(slot, timestamp, due);
    }

    /// <summary>A receiver has taken these series.</summary>
    /// <returns>True when new series may now be followed by their values.</returns>
    public bool Sent(IEnumerable<PublishedSeries> sent, long timestamp)
    {
        var opened = false;
        foreach (var (series, kind, _) in sent)
        {
            series.SentAt = timestamp;
            if (kind == SampleKind.Zero)
            {
                (series.Opened, series.ZeroSent, series.Unsaved, series.Unsent) = (true, true, true, true);
                _changed = opened = true;
            }
            else if (kind == SampleKind.End && !series.Unsent)
            {
                _series.Remove(series);
                _removed.Add(series.Id);
                _changed = true;
            }
        }

        return opened;
    }

    /// <summary>These series did not arrive: the next publication takes them again.</summary>
    public static void NotSent(IEnumerable<PublishedSeries> lost)
    {
        foreach (var (series, _, _) in lost)
        {
            series.Unsent = true;
        }
    }

    // What was counted is published before the series may end, however long the receiver was away.
    private SampleKind? KindOf(Series series, long now) =>
        !series.Opened ? SampleKind.Zero
        : series.Unsent ? SampleKind.Values
        : series.UpdatedAt < now - settings.IdleMs ? SampleKind.End
        : series.SentAt <= now - settings.ResendMs ? SampleKind.Values
        : null;

    private void Count(PlayerEvent e, long now)
    {
        _measurements.Clear();
        new EventMeter(e, _views, _measurements).Measure();
        var organisation = _isPerOrganisation ? _governor.Govern("", BaseLabels.Organisation, e.OrgId ?? "") : "";
        var labels = new LabelSet(settings.BaseLabels.Select(name => KeyValuePair.Create(name, name == BaseLabels.Organisation
            ? organisation
            : Govern(organisation, name, BaseLabels.All[name](e)) ?? "")));
        foreach (var (metric, value, extra) in _measurements)
        {
            _series.GetOrAdd(metric, labels, Govern(organisation, metric, extra)).Add(value, now);
        }
    }

    private ExtraLabels Govern(string organisation, Metric metric, ExtraLabels extra)
    {
        var names = metric.ExtraLabels;
        return new(Value(0), Value(1), Value(2));

        string? Value(int index) => index < names.Count ? Govern(organisation, names[index], extra[index]) : null;
    }

    private string? Govern(string organisation, string label, string? value) =>
        string.IsNullOrEmpty(value) ? null : _governor.Govern(organisation, label, value);
}
