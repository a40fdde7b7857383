namespace OpenQoE.Shared.Governance;

/// <summary>How many values each label may have per organisation.</summary>
/// <param name="Default">For labels that are not named.</param>
/// <param name="ByLabel">For those that are.</param>
public sealed record LabelLimits(int Default, IReadOnlyDictionary<string, int> ByLabel)
{
    public static readonly LabelLimits Standard = new(100, new Dictionary<string, int> { ["org_id"] = 1000, ["video_id"] = 1000 });

    public int For(string label) => ByLabel.GetValueOrDefault(label, Default);
}
