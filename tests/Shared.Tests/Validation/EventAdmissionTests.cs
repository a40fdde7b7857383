using System.Text;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Events.Json;
using OpenQoE.Shared.Validation;
using OpenQoE.Shared.Validation.Completion;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Shared.Validation;

public class EventAdmissionTests
{
    private const string Ids = "\"player_id\":\"p\",\"view_id\":\"v\",\"session_id\":\"s\",\"viewer_id\":\"ada@example.org\"";
    private static readonly long Now = Some.Time.ToUnixTimeMilliseconds();
    private static readonly string Pause = $"\"event_type\":\"pause\",\"event_time\":{Now - 1000},{Ids}";

    [Fact]
    public void All_examples_are_accepted_without_a_warning()
    {
        var examples = Directory.GetFiles(RepositoryRoot.Combine("tests", "Fixtures", "events")).Select(File.ReadAllText).ToList();

        var admission = Admit($$"""{"events":[{{string.Join(',', examples)}}]}""");

        Assert.Equal(examples.Count, admission.Accepted!.Events.Count);
        Assert.Empty(admission.Warnings);
    }

    [Fact]
    public void Defect_4_one_event_of_an_unknown_type_costs_only_itself()
    {
        var admission = Admit($$"""{"events":[{{{Pause}}},{"event_type":"rocket","event_time":{{Now}},{{Ids}}},{{{Pause}}}]}""");

        Assert.Equal([0, 2], admission.Accepted!.Events.Select(e => e.Index));
        Assert.Equal([ProblemCode.UnknownEventType], admission.Rejections);
        var error = Assert.Single(admission.Errors);
        Assert.Equal((1, "event_type"), (error.Index, error.Problem.Path));
    }

    [Fact]
    public void Defect_4_the_originals_own_qualitychange_is_accepted()
    {
        var admission = Admit($$"""{"events":[{"event_type":"qualitychange","event_time":{{Now}},{{Ids}},"data":{"old_bitrate":1,"bitrate":2} }]}""");
        Assert.Equal(EventType.QualityChange, Assert.Single(admission.Accepted!.Events).Type);
    }

    [Fact]
    public void A_late_event_is_rejected_and_the_rest_of_the_batch_kept()
    {
        var admission = Admit($$"""{"events":[{{{Pause.Replace($"{Now - 1000}", $"{Now - 86_400_001}")}}},{{{Pause}}}]}""");
        Assert.Equal([1], admission.Accepted!.Events.Select(e => e.Index));
        Assert.Equal([ProblemCode.TooOld], admission.Rejections);
    }

    [Fact]
    public void A_wrong_optional_field_is_dropped_with_a_warning_and_the_event_kept()
    {
        var admission = Admit($$"""{"events":[{{{Pause}},"env":[1],"seq":2e9,"device":{"category":"toaster","name":"x"} }]}""");

        var e = Assert.Single(admission.Accepted!.Events);
        Assert.Equal((null, null, null, "x"), (e.Env, e.Seq, e.DeviceCategory, e.DeviceName));
        Assert.Equal(["device.category", "env", "seq"], admission.Warnings.Select(w => w.Problem.Path).Order());
        Assert.Empty(admission.Errors);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4_000, 0)]
    [InlineData(-4_000, 0)]
    [InlineData(60_000, 60_000)]
    [InlineData(-86_400_000, -86_400_000)]
    public void A_clock_that_is_off_by_more_than_the_way_here_takes_is_corrected(long behind, long corrected)
    {
        var admission = Admit($$"""{"sent_at":{{Now - behind}},"events":[{{{Pause.Replace($"{Now - 1000}", $"{Now - behind - 1000}")}}}]}""");
        Assert.Equal(Now - behind - 1000 + corrected, Assert.Single(admission.Accepted!.Events).EventTime);
    }

    [Fact]
    public void A_time_that_the_correction_of_the_clock_makes_infinite_is_no_time()
    {
        const string Behind = "-1.7e308";
        string At(string time) => Pause.Replace($"{Now - 1000}", time);
        var admission = Admit($$"""{"sent_at":{{Behind}},"events":[{{{At(Behind)}}},{{{At("1.7e308")}}}]}""");
        Assert.Null(admission.Accepted);
        Assert.Equal([ProblemCode.TooOld, ProblemCode.OutOfRange], admission.Rejections);
    }

    [Theory]
    [InlineData(null, null, "default")]
    [InlineData(null, "acme", "acme")]
    [InlineData("acme", null, "acme")]
    [InlineData("acme", "acme", "acme")]
    public void The_organisation_is_the_keys_or_the_events_or_the_default(string? ofKey, string? ofEvent, string expected)
    {
        var field = ofEvent is null ? "" : $",\"org_id\":\"{ofEvent}\"";
        Assert.Equal(expected, Assert.Single(Admit($$"""{"events":[{{{Pause}}{{field}}}]}""", ofKey).Accepted!.Events).OrgId);
    }

    [Fact]
    public void Defect_6_an_event_that_claims_another_organisation_than_its_keys_is_rejected()
    {
        var admission = Admit($$"""{"events":[{{{Pause}},"org_id":"evil"},{{{Pause}}}]}""", "acme");
        Assert.Equal([1], admission.Accepted!.Events.Select(e => e.Index));
        Assert.Equal([ProblemCode.OrganisationMismatch], admission.Rejections);
    }

    [Fact]
    public void A_viewer_id_that_is_no_hash_becomes_one()
    {
        var e = Assert.Single(Admit($$"""{"events":[{{{Pause}}}]}""").Accepted!.Events);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("ada@example.org"u8)), e.ViewerId);

        var hash = new string('A', 64);
        Assert.Equal(hash.ToLowerInvariant(), Assert.Single(Admit($$"""{"events":[{{{Pause.Replace("ada@example.org", hash)}}}]}""").Accepted!.Events).ViewerId);
    }

    [Fact]
    public void What_the_event_leaves_out_comes_from_the_request()
    {
        var client = new ClientFacts(new UserAgent("mobile", "Android", "14", "Chrome", "129"), "DE", 3320);
        var events = Admit($$"""{"events":[{{{Pause}}},{{{Pause}},"device":{"category":"tv"},"os":{"family":"Tizen"},"network":{"country_code":"FR"} }]}""", null, client)
            .Accepted!.Events;

        Assert.Equal(("mobile", "Android", "14", "Chrome", "129"),
            (events[0].DeviceCategory, events[0].OsFamily, events[0].OsVersion, events[0].BrowserFamily, events[0].BrowserVersion));
        Assert.Equal(("DE", 3320), (events[0].NetworkCountry, events[0].NetworkAsn));
        Assert.Equal(("tv", "Tizen", null, "Chrome"), (events[1].DeviceCategory, events[1].OsFamily, events[1].OsVersion, events[1].BrowserFamily));
        Assert.Equal("FR", events[1].NetworkCountry);
    }

    [Fact]
    public void Every_event_is_either_accepted_or_rejected_for_one_reason()
    {
        var admission = Admit($$"""{"events":[{},1,{{{Pause}}},{"event_type":"error"},{{{Pause}},"env":5},{{{Pause}},"x":[[[[[[[]]]]]]]}]}""");
        Assert.Equal(6, admission.Received);
        Assert.Equal(6, admission.Accepted!.Events.Count + admission.Rejections.Count);
        Assert.Equal([ProblemCode.Required, ProblemCode.NotAnObject, ProblemCode.Required, ProblemCode.TooDeep], admission.Rejections);
    }

    [Fact]
    public void Every_code_has_a_name_of_its_own()
    {
        var codes = Enum.GetValues<ProblemCode>();
        Assert.Equal(codes.Length, codes.Select(code => code.ToName()).Distinct().Count());
    }

    private static Admission Admit(string body, string? organisation = null, ClientFacts? client = null)
    {
        var request = RequestReader.Read(Encoding.UTF8.GetBytes(body));
        Assert.Null(request.Fault);
        return new EventAdmission().Admit(request, new RequestFacts(Some.Time, organisation, client ?? new ClientFacts(UserAgent.Unknown)));
    }
}
