using System.ComponentModel.DataAnnotations;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Logs;
using OpenQoE.Functions.Notifications;
using OpenQoE.Functions.Publishing;
using OpenQoE.Shared.Aggregation;
using OpenQoE.Shared.Events;
using OpenQoE.Shared.Governance;

namespace OpenQoE.Tests.Functions.Configuration;

public class OptionsTests
{
    public static TheoryData<Type> OptionsClasses => [.. typeof(PublishOptions).Assembly.GetTypes()
        .Where(t => t is { IsClass: true, IsAbstract: false } && t.Name.EndsWith("Options", StringComparison.Ordinal)
            && t.Namespace?.StartsWith("OpenQoE.Functions", StringComparison.Ordinal) == true)];

    [Theory]
    [MemberData(nameof(OptionsClasses))]
    public void The_defaults_of_every_options_class_are_valid(Type type) => Assert.Empty(Wrong(Activator.CreateInstance(type)!));

    [Theory]
    [InlineData("127.0.0.1:9090")]
    [InlineData("ftp://host/x")]
    public void A_receiver_needs_an_http_address(string url) =>
        Assert.Equal([nameof(PublishOptions.Url)], Assert.Single(Wrong(new PublishOptions { Url = url })).MemberNames);

    [Theory]
    [InlineData("heartbeat, pause", new[] { EventType.Heartbeat, EventType.Pause })]
    [InlineData("none", new EventType[0])]
    [InlineData("", new EventType[0])]
    public void Types_that_make_no_lines_are_named_between_commas(string text, EventType[] expected)
    {
        var options = new LogOptions { LeaveOut = text };
        Assert.Empty(Wrong(options));
        Assert.Equal(expected, options.LeftOut.Order().Reverse());
    }

    [Theory]
    [InlineData("https://tickets.example, http://127.0.0.1:9000/", true)]
    [InlineData("tickets.example", false)]
    [InlineData("https://*.example", false)]
    [InlineData("*", false)]
    [InlineData("https://tickets.example/hook", false)]
    [InlineData("https://user@tickets.example", false)]
    [InlineData("ftp://tickets.example", false)]
    public void A_secret_is_released_for_whole_hosts(string hosts, bool isValid)
    {
        var options = new NotificationOptions { Secrets = { ["KEY"] = new() { Hosts = hosts } } };
        Assert.Equal(isValid ? [] : [$"OpenQoE:Notifications:Secrets:KEY:Hosts names '{hosts}'; it takes hosts such as https://tickets.example, separated by commas."], Wrong(options).Select(wrong => wrong.ErrorMessage));
    }

    [Fact]
    public void A_label_that_no_metric_can_carry_is_refused()
    {
        var options = new MetricsOptions { Labels = { "org_id", "viewer_id" } };
        Assert.StartsWith("OpenQoE:Metrics:Labels names viewer_id;", Assert.Single(Wrong(options)).ErrorMessage);
    }

    [Fact]
    public void A_label_named_twice_is_carried_once()
    {
        Assert.Equal(["cdn"], new MetricsOptions { Labels = { "cdn", "cdn" } }.EffectiveLabels);
        Assert.Equal(BaseLabels.Default, new MetricsOptions().EffectiveLabels);
    }

    [Theory]
    [InlineData("Limits:cdn", -1, null)]
    [InlineData("Limits:cdn", 10_001, null)]
    [InlineData("Limits:nonsense", 5, null)]
    [InlineData("LabelPolicies:cdn", null, "mangle 5")]
    [InlineData("LabelPolicies:custom_", null, "allow 5")]
    [InlineData("LabelPolicies:custom_a-b", null, "allow 5")]
    [InlineData("SeriesPerMetric", 199, null)]
    [InlineData("SeriesPerOrganisation", 999, null)]
    [InlineData("DefaultLimit", 0, null)]
    public void A_wrong_policy_is_refused_for_all_and_for_one_organisation(string key, int? number, string? text)
    {
        var (all, one) = (new CardinalityOptions(), new CardinalityOptions { Organisations = { ["acme"] = new() } });
        foreach (var options in new GovernanceOptions[] { all, one.Organisations["acme"] })
        {
            if (key.Split(':') is [var kind, var label])
            {
                if (number is { } limit) options.Limits[label] = limit;
                else options.LabelPolicies[label] = text!;
                Assert.NotEmpty(kind);
            }
            else
            {
                typeof(GovernanceOptions).GetProperty(key)!.SetValue(options, number);
            }
        }

        Assert.StartsWith($"OpenQoE:Cardinality:{key} ", Assert.Single(Wrong(all)).ErrorMessage);
        Assert.StartsWith($"OpenQoE:Cardinality:Organisations:acme:{key} ", Assert.Single(Wrong(one)).ErrorMessage);
    }

    [Fact]
    public void An_organisation_differs_in_what_it_sets()
    {
        var options = new CardinalityOptions
        {
            Limits = { ["video_id"] = 7 },
            Organisations = { ["acme"] = new() { LabelPolicies = { ["cdn"] = "drop", ["custom_plan"] = "allow 3" }, SeriesPerMetric = 500, Mode = GovernanceMode.Observe } },
        };
        var (all, acme) = (options.Policies().For("other"), options.Policies().For("acme"));

        Assert.Equal(["top 7", "allow 100", "drop", "20000", "Enforce"], Described(all));
        Assert.Equal(["top 7", "drop", "allow 3", "500", "Observe"], Described(acme));
        Assert.Equal(["custom_plan"], options.CustomLabels);

        static string[] Described(GovernancePolicy policy) =>
        [
            policy.For("video_id").ToString(), policy.For("cdn").ToString(), policy.For("custom_plan").ToString(),
            $"{policy.SeriesPerMetric}", $"{policy.Mode}",
        ];
    }

    private static List<ValidationResult> Wrong(object options)
    {
        var wrong = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true);
        return wrong;
    }
}
