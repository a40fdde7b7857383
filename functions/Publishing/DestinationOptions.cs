using System.ComponentModel.DataAnnotations;
using OpenQoE.Shared.RemoteWrite;

namespace OpenQoE.Functions.Publishing;

/// <summary>Where data goes, and as whom.</summary>
public abstract class DestinationOptions : IValidatableObject
{
    /// <summary>The whole address of the endpoint. Empty (default): there is none.</summary>
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

    /// <summary>How long one request may take. Default 30 s.</summary>
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
