using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.Notifications;

/// <summary>How mail is secured on its way to the server.</summary>
public enum EmailSecurity
{
    /// <summary>Nothing is sent before TLS is agreed on.</summary>
    StartTls,

    /// <summary>In the clear: for a server on the same machine.</summary>
    None,
}

/// <summary>Section <c>OpenQoE:Email</c>.</summary>
public sealed class EmailOptions : IValidatableObject
{
    /// <summary>The SMTP server's name. Empty (default): no mail is sent.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port. Default 587.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>User name; empty (default): no authentication.</summary>
    public string Username { get; set; } = "";

    /// <summary>Password. Default none.</summary>
    public string Password { get; set; } = "";

    /// <summary>Sender's address, required with a server. Default none.</summary>
    public string From { get; set; } = "";

    /// <summary>StartTls (default) or None.</summary>
    public EmailSecurity Security { get; set; } = EmailSecurity.StartTls;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Host.Length > 0 && !System.Net.Mail.MailAddress.TryCreate(From, out _))
            yield return new ValidationResult("It takes the sender's address, such as alerts@example.com.", [nameof(From)]);
    }
}
