using OpenQoE.Shared.Governance;

namespace OpenQoE.Shared.Aggregation;

/// <summary>How a slot counts.</summary>
/// <param name="BaseLabels">Names out of <see cref="Aggregation.BaseLabels.All"/>.</param>
/// <param name="Limits">How many values a label may have.</param>
/// <param name="IdleMs">A series not changed for this long ends.</param>
/// <param name="ResendMs">An unchanged series is sent again after this long, so that it stays visible.</param>
/// <param name="KeepAppliedMs">For how much <see cref="ActiveTime"/> message ids are kept.</param>
public sealed record SlotStateSettings(IReadOnlyList<string> BaseLabels, LabelLimits Limits, long IdleMs, long ResendMs, long KeepAppliedMs);
