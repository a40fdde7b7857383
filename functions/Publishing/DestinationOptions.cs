using System.ComponentModel.DataAnnotations;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Publishing;

/// <summary>Where data goes, and as whom.</summary>
public abstract class DestinationOptions : IValidatableObject
{
    /// <summary>
    /// Where it goes, the whole address: <c>…/api/v1/write</c> or <c>…/api/v1/push</c> for metrics, <c>…/loki/api/v1/push</c> for lines. None: nowhere;
    /// metrics are on <c>/metrics</c>, and no lines are made.
    /// </summary>
    public string Url { get; set; } = "";

    /// <summary>For basic authentication; in Grafana Cloud the instance id, which is another for metrics than for lines.</summary>
    public string Username { get; set; } = "";

    /// <summary>Its password; in Grafana Cloud the token.</summary>
    public string Password { get; set; } = "";

    /// <summary>A bearer token; wins over user name and password.</summary>
    public string BearerToken { get; set; } = "";

    /// <summary>One tenant for all data, or each organisation its own.</summary>
    public Tenancy Tenancy { get; set; } = Tenancy.Fixed;

    /// <summary>Value of <c>X-Scope-OrgID</c> when tenancy is fixed. None: no such header.</summary>
    public string Tenant { get; set; } = "";

    /// <summary>How long one request may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:05:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>True when there is a receiver.</summary>
    public bool IsEnabled => Url.Length > 0;

    /// <summary>Value of <c>X-Scope-OrgID</c> for an organisation's data; empty for none.</summary>
    /// <param name="organisation">As governed.</param>
    public string TenantOf(string organisation) => Tenancy == Tenancy.Fixed ? Tenant : TenantName.Of(organisation);

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (IsEnabled && !(Uri.TryCreate(Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"))
            yield return new ValidationResult("It takes an absolute http or https address, or nothing.", [nameof(Url)]);
        if (!Tenant.All(c => c is >= ' ' and <= '~'))
            yield return new ValidationResult("It goes into a header, so it takes printable ASCII.", [nameof(Tenant)]);
    }
}
