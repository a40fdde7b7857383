using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Text;
using OpenQoE.Functions.Alerting;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Shared.Governance.Sketches;
using OpenQoE.Shared.Notifications;

namespace OpenQoE.Functions.Notifications;

/// <summary>Sends mail, as text and as HTML. All mails of an incident are one thread; a repeat of a notification has the same id.</summary>
public sealed class EmailSender(EmailOptions options, Templates templates, AlertingOptions alerting)
{
    private const int LongestSubject = 150;

    public async Task<ChannelResult> SendAsync(NotificationMessage message, EmailChannel channel, CancellationToken cancellation)
    {
        if (options.Host.Length == 0)
        {
            throw new ChannelSettingException("no mail server is set: OpenQoE:Email:Host");
        }

        using var client = new SmtpClient(options.Host, options.Port)
        {
            EnableSsl = options.Security == EmailSecurity.StartTls,
            Credentials = options.Username.Length > 0 ? new NetworkCredential(options.Username, options.Password) : null,
        };
        using var mail = Mail(message, channel);
        try
        {
            await client.SendMailAsync(mail, cancellation);
            return new ChannelResult(ChannelOutcome.Delivered, $"{options.Host} took the mail", null, null);
        }
        catch (SmtpFailedRecipientException e) when (Refused(e) is var refused && refused < channel.To.Count)
        {
            // Whoever has it must not get it again every few minutes.
            var detail = $"{options.Host} refused {refused} of {channel.To.Count} recipients ({(int)e.StatusCode}); the others have the mail";
            return new ChannelResult(ChannelOutcome.Failed, detail, null, null);
        }
        catch (SmtpException e) when (IsForGood(e.StatusCode))
        {
            return new ChannelResult(ChannelOutcome.Failed, $"{options.Host} refused the mail ({(int)e.StatusCode})", null, null);
        }
    }

    private static int Refused(SmtpFailedRecipientException e) => e is SmtpFailedRecipientsException many ? many.InnerExceptions.Length : 1;

    private MailMessage Mail(NotificationMessage message, EmailChannel channel)
    {
        var facts = NotificationFacts.Of(message, alerting.PublicAddress);
        var mail = new MailMessage
        {
            From = new MailAddress(options.From, "OpenQoE"),
            Subject = PlainText.Line(message.Kind == NotificationKind.Firing ? facts.Headline : $"Re: {facts.Headline}", LongestSubject),
            SubjectEncoding = Encoding.UTF8,
        };
        foreach (var address in channel.To)
        {
            mail.To.Add(new MailAddress(address));
        }

        mail.AlternateViews.Add(View(templates.Render(Templates.PlainText, facts, Escapes.None), MediaTypeNames.Text.Plain));
        mail.AlternateViews.Add(View(templates.Render(Templates.Email, facts, Escapes.Html), MediaTypeNames.Text.Html));
        var (thread, own) = (IdOf($"{message.Organisation}/{message.Incident.Id}"), IdOf($"{message.Organisation}/{message.DeliveryId}"));
        mail.Headers.Add("Message-ID", own);
        mail.Headers.Add("References", thread);
        mail.Headers.Add("In-Reply-To", thread);
        mail.Headers.Add("Auto-Submitted", "auto-generated");
        if (facts.Severity == "critical" && !facts.IsResolved)
        {
            mail.Priority = MailPriority.High;
        }

        return mail;
    }

    private static AlternateView View(string text, string type) => AlternateView.CreateAlternateViewFromString(text, Encoding.UTF8, type);

    // A hash, since organisations and receivers have names that no header takes.
    private string IdOf(string name) => $"<{StableHash.Of(name):x16}.openqoe@{new MailAddress(options.From).Host}>";

    private static bool IsForGood(SmtpStatusCode status) => (int)status is >= 500 and < 600;
}
