using System.ComponentModel.DataAnnotations;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Publishing;
using OpenQoE.Shared.Aggregation;

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

    [Fact]
    public void A_negative_limit_is_refused() =>
        Assert.Single(Wrong(new CardinalityOptions { Limits = { ["cdn"] = -1 } }));

    private static List<ValidationResult> Wrong(object options)
    {
        var wrong = new List<ValidationResult>();
        Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true);
        return wrong;
    }
}
