namespace OpenQoE.Shared.Slo.Documents;

/// <summary>Reads <c>spec.indicator</c>: a ratio whose good and total events are those of one of our indicators.</summary>
internal static class OpenSloIndicator
{
    public static SloDraft Read(DocumentObject? indicator, SloDraft draft)
    {
        if (indicator is null)
        {
            return draft;
        }

        indicator.Has("metadata");
        var spec = OpenSloReader.Required(indicator, "spec");
        indicator.RefuseOthers();
        if (spec is null)
        {
            return draft;
        }

        spec.Text("description");
        if (spec.Has("thresholdMetric"))
        {
            spec.Error("thresholdMetric", "is not supported: use ratioMetric.");
        }

        draft = Ratio(spec.Has("thresholdMetric") ? spec.Object("ratioMetric") : OpenSloReader.Required(spec, "ratioMetric"), draft);
        spec.RefuseOthers();
        return draft;
    }

    private static SloDraft Ratio(DocumentObject? ratio, SloDraft draft)
    {
        if (ratio is null)
        {
            return draft;
        }

        if (ratio.Flag("counter") == false)
        {
            ratio.Error("counter", "is true: events are counted.");
        }

        foreach (var name in (string[])["bad", "raw", "rawType"])
        {
            if (ratio.Has(name))
            {
                ratio.Error(name, "is not supported: state good and total.");
            }
        }

        var (good, total) = (Source(ratio, OpenSloNames.GoodEvents), Source(ratio, "total"));
        ratio.RefuseOthers();
        return Counted(good, total, draft);
    }

    private static DocumentObject? Source(DocumentObject ratio, string name)
    {
        var metric = OpenSloReader.Required(ratio, name);
        var source = OpenSloReader.Required(metric, "metricSource");
        metric?.RefuseOthers();
        if (source is null)
        {
            return null;
        }

        OpenSloReader.Expect(source, "type", OpenSloNames.Source);
        var spec = OpenSloReader.Required(source, "spec");
        source.RefuseOthers();
        return spec;
    }

    private static SloDraft Counted(DocumentObject? good, DocumentObject? total, SloDraft draft)
    {
        if (good is null || total is null)
        {
            return draft;
        }

        OpenSloReader.Expect(good, "events", OpenSloNames.GoodEvents);
        OpenSloReader.Expect(total, "events", OpenSloNames.ValidEvents);
        draft = draft with
        {
            Indicator = good.Text("indicator"),
            Filter = good.Text("filter"),
            StartupTimeMs = good.Number(SloFields.StartupTimeMs),
            RebufferRatio = good.Number(SloFields.RebufferRatio),
            FreshnessMs = good.Number(SloFields.FreshnessMs),
        };
        Same(total, "indicator", draft.Indicator);
        Same(total, "filter", draft.Filter);
        good.RefuseOthers();
        total.RefuseOthers();
        return draft;
    }

    private static void Same(DocumentObject total, string name, string? expected)
    {
        if (total.Text(name) != expected)
        {
            total.Error(name, "is the same as that of the good events.");
        }
    }
}
