namespace OpenQoE.Shared.Slo.Documents;

/// <summary>Reads <c>spec</c> of an OpenSLO document.</summary>
internal static class OpenSloSpec
{
    public static SloDraft Read(DocumentObject? spec, SloDraft draft)
    {
        if (spec is null)
        {
            return draft;
        }

        draft = draft with { Description = spec.Text("description"), Objective = Target(spec) };
        spec.Text("service");
        OpenSloReader.Expect(spec, "budgetingMethod", "Occurrences");
        if (spec.Has("indicatorRef"))
        {
            spec.Error("indicatorRef", "cannot be followed: state the indicator in spec.indicator.");
        }

        if (spec.Has("alertPolicies") && spec.Objects("alertPolicies") is not { Count: 0 })
        {
            spec.Error("alertPolicies", $"is empty: alerts come from the objective itself, see the annotations {OpenSloNames.AnnotationPrefix}….");
        }

        draft = OpenSloWindow.Read(spec, draft);
        draft = OpenSloIndicator.Read(spec.Has("indicatorRef") ? null : OpenSloReader.Required(spec, "indicator"), draft);
        spec.RefuseOthers();
        return draft;
    }

    private static double? Target(DocumentObject spec)
    {
        if (spec.Objects("objectives") is not [var objective])
        {
            spec.Error("objectives", "is a list of one: several objectives are several documents.");
            return null;
        }

        objective.Text("displayName");
        foreach (var name in (string[])["op", "value", "timeSliceTarget", "timeSliceWindow", "compositeWeight", "indicator", "indicatorRef"])
        {
            if (objective.Has(name))
            {
                objective.Error(name, "is not supported: events are counted good or bad by the indicator.");
            }
        }

        var (target, percent) = (objective.Number("target"), objective.Number("targetPercent"));
        if (target is not null && percent is not null)
        {
            objective.Error("targetPercent", "is left out where there is a target.");
        }

        objective.RefuseOthers();
        return target ?? (percent is { } p ? Math.Round(p / 100, 12) : null);
    }
}
