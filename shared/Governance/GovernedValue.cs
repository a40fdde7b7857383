namespace OpenQoE.Shared.Governance;

/// <summary>
/// A value of a label of one organisation that is asked for again and again. As long as it stays admitted in a window, asking only adds to its weight;
/// otherwise each time the whole question is put again.
/// </summary>
/// <param name="mapped">What its policy makes of it; null leaves the label out.</param>
/// <param name="admissions">Of the label; null where the policy alone decides.</param>
internal struct GovernedValue(string? mapped, LabelAdmissions? admissions)
{
    private AdmittedValue? _admitted;

    /// <summary>What to use, as of the last time it was asked for; null leaves the label out.</summary>
    public string? Text { get; private set; } = admissions is null ? mapped : null;

    /// <summary>Asks for it in a window.</summary>
    /// <returns>True when <see cref="Text"/> is what it was.</returns>
    public bool Ask(long window)
    {
        if (_admitted is { } admitted && admitted.SeenIn == window)
        {
            admitted.Weight++;
            return true;
        }

        return admissions is null || AskAnew(window);
    }

    private bool AskAnew(long window)
    {
        var before = Text;
        _admitted = admissions!.Ask(mapped!, window);
        Text = admissions.TextOf(mapped!, _admitted);
        return Text == before;
    }
}
