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
    /// <summary>The SMTP server; none: no mail is sent.</summary>
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    [Range(1, 65_535)]
    public int Port { get; set; } = 587;

    /// <summary>User name; none: no authentication.</summary>
    public string Username { get; set; } = "";

    /// <summary>Password.</summary>
    public string Password { get; set; } = "";

    /// <summary>The sender's address, required with a server.</summary>
    public string From { get; set; } = "";

    /// <summary><c>StartTls</c>: nothing is sent before TLS is agreed on. <c>None</c>: in the clear, for a server on the same machine.</summary>
    public EmailSecurity Security { get; set; } = EmailSecurity.StartTls;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Host.Length > 0 && !System.Net.Mail.MailAddress.TryCreate(From, out _))
            yield return new ValidationResult("It takes the sender's address, such as alerts@example.com.", [nameof(From)]);
    }
}
