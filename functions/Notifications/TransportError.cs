using System.Net.Mail;
using System.Net.Sockets;
using System.Security.Authentication;

namespace OpenQoE.Functions.Notifications;

/// <summary>Why a server cannot be reached, without the exceptions' own texts: those can name an address that is a secret.</summary>
internal static class TransportError
{
    public static string Of(Exception problem)
    {
        for (var cause = problem; cause is not null; cause = cause.InnerException)
        {
            switch (cause)
            {
                case SocketException socket:
                    return Words(socket.SocketErrorCode.ToString());
                case AuthenticationException:
                    return "its certificate is not trusted, or no common TLS";
            }
        }

        return problem switch
        {
            HttpRequestException http => Words(http.HttpRequestError.ToString()),
            SmtpException { StatusCode: SmtpStatusCode.GeneralFailure } => "no conversation, or no STARTTLS",
            SmtpException smtp => $"{(int)smtp.StatusCode}",
            _ => "connection lost",
        };
    }

    // ConnectionRefused: connection refused
    private static string Words(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? " " : "")}{char.ToLowerInvariant(c)}" : $"{c}"));
}
