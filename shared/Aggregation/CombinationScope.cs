using OpenQoE.Shared.Governance;

namespace OpenQoE.Shared.Aggregation;

/// <summary>What all combinations of labels of one slot share.</summary>
/// <param name="settings">Which labels there are.</param>
/// <param name="governor">Of the slot.</param>
/// <param name="samples">Of the slot.</param>
/// <param name="series">Of the slot.</param>
internal sealed class CombinationScope(SlotStateSettings settings, Governor governor, SeriesSamples samples, BudgetedSeries series)
{
    private readonly string[] _names = [.. settings.BaseLabels.Where(name => name != BaseLabels.Organisation)];
    private readonly int[] _places = [.. settings.BaseLabels.Where(name => name != BaseLabels.Organisation).Select(name => PlaceOf(settings, name))];
    private readonly int _organisation = PlaceOf(settings, BaseLabels.Organisation);
    private readonly bool _isPerOrganisation = settings.BaseLabels.Contains(BaseLabels.Organisation);

    public Governor Governor => governor;

    public SeriesSamples Samples => samples;

    public BudgetedSeries Series => series;

    /// <summary>The organisation under which events count that state these values.</summary>
    public GovernedValue OrganisationOf(string?[] stated) =>
        _isPerOrganisation ? governor.Of(stated[_organisation]) : new(Governor.AllOrganisations, null);

    /// <summary>Base labels but the organisation.</summary>
    public GovernedValue[] ValuesOf(string?[] stated, OrganisationGovernor organisation)
    {
        var values = new GovernedValue[_names.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = organisation.Of(_names[i], stated[_places[i]]);
        }

        return values;
    }

    /// <summary>All base labels as governed.</summary>
    public LabelSet LabelsOf(string organisation, GovernedValue[] values)
    {
        var labels = new List<KeyValuePair<string, string>>(values.Length + 1);
        if (_isPerOrganisation)
        {
            labels.Add(new(BaseLabels.Organisation, organisation));
        }

        for (var i = 0; i < values.Length; i++)
        {
            labels.Add(new(_names[i], values[i].Text ?? ""));
        }

        return new LabelSet(labels);
    }

    private static int PlaceOf(SlotStateSettings settings, string name) => settings.SampledLabels.ToList().IndexOf(name);
}
