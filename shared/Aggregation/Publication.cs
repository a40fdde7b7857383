namespace OpenQoE.Shared.Aggregation;

/// <summary>What is said of a series at one timestamp.</summary>
public enum SampleKind
{
    /// <summary>0, so that the first increase has something to increase from.</summary>
    Zero,

    /// <summary>The committed totals.</summary>
    Values,

    /// <summary>The staleness marker: the series ends here.</summary>
    End,
}

/// <summary>Which series a publication takes.</summary>
public enum PublicationScope
{
    /// <summary>All that are due.</summary>
    All,

    /// <summary>Those whose zero was taken a moment ago, so that their values follow at once.</summary>
    AfterZero,
}

/// <summary>One series in a publication.</summary>
/// <param name="Series">Whose labels and metric; its live values may be newer.</param>
/// <param name="Kind">What is said.</param>
/// <param name="Values">The committed totals when <paramref name="Kind"/> is <see cref="SampleKind.Values"/>, otherwise empty.</param>
public sealed record PublishedSeries(Series Series, SampleKind Kind, IReadOnlyList<double> Values)
{
    /// <summary>Equality is identity: a publication has each series once.</summary>
    public bool Equals(PublishedSeries? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => Series.Id;
}

/// <summary>What a slot publishes at one committed timestamp. Sending it twice says the same twice.</summary>
/// <param name="Slot">The writer.</param>
/// <param name="Timestamp">Unix ms, later than any before it in this slot.</param>
/// <param name="Series">May be empty.</param>
public sealed record Publication(int Slot, long Timestamp, IReadOnlyList<PublishedSeries> Series);
