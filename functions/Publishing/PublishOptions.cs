using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.Publishing;

/// <summary>Whose tenant samples go to, where the receiver has tenants (Mimir's <c>X-Scope-OrgID</c>).</summary>
public enum Tenancy
{
    /// <summary>All to <see cref="PublishOptions.Tenant"/>.</summary>
    Fixed,

    /// <summary>Each organisation's to the tenant of its name.</summary>
    PerOrganisation,
}

/// <summary>Section <c>OpenQoE:RemoteWrite</c>.</summary>
public sealed class PublishOptions : IValidatableObject
{
    /// <summary>Remote-write endpoint, e.g. <c>http://127.0.0.1:9090/api/v1/write</c> or <c>…/api/v1/push</c>. Empty (default): metrics stay on /metrics.</summary>
    public string Url { get; set; } = "";

    /// <summary>User name of basic authentication: the instance id in Grafana Cloud. Default none.</summary>
    public string Username { get; set; } = "";

    /// <summary>Password of basic authentication: the token in Grafana Cloud. Default none.</summary>
    public string Password { get; set; } = "";

    /// <summary>Bearer token, instead of user name and password. Default none.</summary>
    public string BearerToken { get; set; } = "";

    /// <summary>Fixed (default) or PerOrganisation.</summary>
    public Tenancy Tenancy { get; set; } = Tenancy.Fixed;

    /// <summary>Value of <c>X-Scope-OrgID</c> when tenancy is fixed; empty (default) sends no such header.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>How often totals are published. Default 15 s; 60 s suits billing by data points per minute.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:10:00")]
    public TimeSpan PublishInterval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Unchanged series are sent again after this long, so that they stay visible. Default 60 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:04:00")]
    public TimeSpan ResendInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long one request may take. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Samples in one request, at most. Default 5,000.</summary>
    [Range(100, 100_000)]
    public int MaximumSamples { get; set; } = 5000;

    /// <summary>True when there is a receiver.</summary>
    public bool IsEnabled => Url.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsEnabled && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            yield return new ValidationResult("It takes an absolute http or https address, or nothing.", [nameof(Url)]);
        if (!Tenant.All(c => c is >= ' ' and <= '~'))
            yield return new ValidationResult("It goes into a header, so it takes printable ASCII.", [nameof(Tenant)]);
    }
}
