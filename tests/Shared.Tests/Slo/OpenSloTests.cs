using OpenQoE.Shared.Slo;

namespace OpenQoE.Tests.Shared.Slo;

public sealed class OpenSloTests
{
    private const string Valid = """
        apiVersion: openslo/v1
        kind: SLO
        metadata:
          name: live-starts
          displayName: Starts of live streams
          labels:
            team: video
          annotations:
            openqoe/minimum-events: "50"
            somebody.else/note: hello
        spec:
          description: Who presses play sees something.
          service: player
          indicator:
            metadata:
              name: live-starts
            spec:
              ratioMetric:
                counter: true
                good:
                  metricSource:
                    type: openqoe
                    spec: {indicator: startup_time, events: good, filter: 'content_type="live"', startupTimeMs: 3000}
                total:
                  metricSource:
                    type: openqoe
                    spec: {indicator: startup_time, events: valid, filter: 'content_type="live"'}
          timeWindow:
            - duration: 28d
              isRolling: true
          budgetingMethod: Occurrences
          objectives:
            - displayName: Starts
              target: 0.99
        """;

    [Fact]
    public void A_document_of_the_published_schema_reads_as_an_objective()
    {
        var reading = OpenSloReader.Read(Valid);
        Assert.Empty(reading.Errors);
        var slo = reading.Slo!;
        Assert.Equal(("live-starts", "Starts of live streams", Indicator.StartupTime), (slo.Id, slo.Name, slo.Indicator));
        Assert.Equal(("28d", 0.99, 3_000, 50), (slo.Window.Name, slo.Objective, slo.StartupTimeMs, slo.Alerting.MinimumEvents));
        Assert.Equal("content_type=\"live\"", slo.Filter.Text);
    }

    [Fact]
    public void What_is_written_reads_as_the_same()
    {
        foreach (var slo in DefaultSlos.All.Append(SomeSlo.Everything))
        {
            var reading = OpenSloReader.Read(OpenSloWriter.Write(slo));
            Assert.Empty(reading.Errors);
            Assert.Equal(slo, reading.Slo);
        }
    }

    [Fact]
    public void A_target_in_per_cent_is_the_same_target() => Assert.Equal(0.99, OpenSloReader.Read(Valid.Replace("target: 0.99", "targetPercent: 99")).Slo!.Objective);

    [Fact]
    public void Other_names_of_the_same_duration_are_taken()
    {
        Assert.Equal("28d", OpenSloReader.Read(Valid.Replace("28d", "4w")).Slo!.Window.Name);
        Assert.Equal("24h", OpenSloReader.Read(Valid.Replace("28d", "1d")).Slo!.Window.Name);
    }

    [Fact]
    public void The_id_of_the_address_may_not_be_contradicted()
    {
        Assert.Equal("metadata.name", Assert.Single(OpenSloReader.Read(Valid, "other").Errors).Field);
        Assert.NotNull(OpenSloReader.Read(Valid, "live-starts").Slo);
    }

    private const string Ratio = "spec.indicator.spec.ratioMetric";

    /// <summary>What to put for what in the valid document.</summary>
    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { Valid, "", "", "one document" },
        { Valid, "- a\n- b", "", "one document" },
        { Valid, "a: [", "", "not readable as YAML" },
        { Valid, "a: 1\na: 2", "", "not readable as YAML" },
        { Valid, "a: &x 1\nb: *x", "", "no anchors" },
        { Valid, "a: !!binary aGk=", "", "no tags" },
        { Valid, "a: " + new string('[', 20) + new string(']', 20), "", "at most 16 deep" },
        { Valid, new string('#', 65_537), "", "at most 65536" },
        { Valid, Valid + "\n---\n" + Valid, "", "one document" },
        { "openslo/v1", "openslo/v1alpha", "apiVersion", "is openslo/v1" },
        { "kind: SLO", "kind: SLI", "kind", "is SLO" },
        { "kind: SLO\n", "", "kind", "is SLO" },
        { "kind: SLO\n", "kind: 17\n", "kind", "is text" },
        { "kind: SLO\n", "kind: SLO\nsurprise: 1\n", "surprise", "is not known here" },
        { "name: live-starts\n  displayName", "name: Live Starts\n  displayName", "metadata.name", "small letters" },
        { "name: live-starts\n  displayName", "displayName", "metadata.name", "is required" },
        { "displayName: Starts of live streams", "displayName: [1]", "metadata.displayName", "is text" },
        { "minimum-events: \"50\"", "minimum-events: \"0\"", "metadata.annotations.openqoe/minimum-events", "whole number" },
        { "minimum-events: \"50\"", "minimum-events: many", "metadata.annotations.openqoe/minimum-events", "is a number" },
        { "minimum-events: \"50\"", "page: perhaps", "metadata.annotations.openqoe/page", "is true or false" },
        { "minimum-events: \"50\"", "minimum: \"50\"", "metadata.annotations.openqoe/minimum", "is not known here" },
        { "minimum-events: \"50\"", "budget-red: \"0.7\"", "metadata.annotations.openqoe/budget-red", "is less than" },
        { "minimum-events: \"50\"", "runbook-url: here", "metadata.annotations.openqoe/runbook-url", "is an address" },
        { "counter: true", "counter: false", $"{Ratio}.counter", "is true" },
        { "counter: true", "bad: {}", $"{Ratio}.bad", "is not supported" },
        { "counter: true", "raw: {}", $"{Ratio}.raw", "is not supported" },
        { "        total:", "        totals:", $"{Ratio}.total", "is required" },
        { "ratioMetric:", "thresholdMetric:", "spec.indicator.spec.thresholdMetric", "is not supported" },
        { "type: openqoe\n            spec: {indicator: startup_time, events: good", "type: prometheus\n            spec: {indicator: startup_time, events: good", $"{Ratio}.good.metricSource.type", "is openqoe" },
        { "events: good", "events: valid", $"{Ratio}.good.metricSource.spec.events", "is good" },
        { "events: valid", "query: sum(x)", $"{Ratio}.total.metricSource.spec.query", "is not known here" },
        { "indicator: startup_time, events: good", "indicator: luck, events: good", $"{Ratio}.good.metricSource.spec.indicator", "is one of" },
        { "indicator: startup_time, events: valid", "indicator: smooth_views, events: valid", $"{Ratio}.total.metricSource.spec.indicator", "the same" },
        { "events: valid, filter: 'content_type=\"live\"'", "events: valid", $"{Ratio}.total.metricSource.spec.filter", "the same" },
        { "startupTimeMs: 3000", "startupTimeMs: soon", $"{Ratio}.good.metricSource.spec.startupTimeMs", "is a number" },
        { "startupTimeMs: 3000", "startupTimeMs: -3", $"{Ratio}.good.metricSource.spec.startupTimeMs", "is above 0" },
        { "startupTimeMs: 3000", "rebufferRatio: 0.01", $"{Ratio}.good.metricSource.spec.rebufferRatio", "only" },
        { "duration: 28d", "duration: 90d", "spec.timeWindow[0].duration", "is one of" },
        { "isRolling: true", "isRolling: false", "spec.timeWindow[0].duration", "is one of" },
        { "isRolling: true", "isRolling: sometimes", "spec.timeWindow[0].isRolling", "is true or false" },
        { "duration: 28d\n      isRolling: true", "duration: 1M\n      isRolling: false", "spec.timeWindow[0].calendar.timeZone", "is required" },
        { "duration: 28d\n      isRolling: true", "duration: 1M\n      calendar: {timeZone: Mars/Olympus}", "spec.timeWindow[0].calendar.timeZone", "is a zone" },
        { "Occurrences", "Timeslices", "spec.budgetingMethod", "is Occurrences" },
        { "target: 0.99", "target: 99", "spec.objectives[0].target", "between 0 and 1" },
        { "target: 0.99", "targetPercent: 0.99\n      target: 0.99", "spec.objectives[0].targetPercent", "left out" },
        { "target: 0.99", "timeSliceTarget: 0.9\n      target: 0.99", "spec.objectives[0].timeSliceTarget", "is not supported" },
        { "target: 0.99", "op: lte\n      target: 0.99", "spec.objectives[0].op", "is not supported" },
        { "target: 0.99", "target: 0.99\n    - target: 0.9", "spec.objectives", "a list of one" },
        { "budgetingMethod:", "alertPolicies: [burn]\n  budgetingMethod:", "spec.alertPolicies[0]", "is an object" },
        { "budgetingMethod:", "alertPolicies: [{alertPolicyRef: burn}]\n  budgetingMethod:", "spec.alertPolicies", "is empty" },
        { "budgetingMethod:", "indicatorRef: other\n  budgetingMethod:", "spec.indicatorRef", "cannot be followed" },
        { "service: player", "service: {}", "spec.service", "is text" },
        { "service: player", "services: player", "spec.services", "is not known here" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_wrong_document_is_refused_with_its_field_and_the_reason(string what, string by, string field, string reason)
    {
        Assert.Contains(what, Valid);
        var reading = OpenSloReader.Read(Valid.Replace(what, by));
        Assert.Null(reading.Slo);
        Assert.Contains(reading.Errors, e => e.Field == field && e.Message.Contains(reason));
    }
}
