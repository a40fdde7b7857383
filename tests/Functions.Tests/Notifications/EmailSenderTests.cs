using OpenQoE.Functions.Notifications;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;
using OpenQoE.Tests.Support;
using static OpenQoE.Tests.Functions.Notifications.Sending;

namespace OpenQoE.Tests.Functions.Notifications;

/// <summary>Mail to servers that do not do as they should; to one that does, with STARTTLS: tests/Pipeline.Tests/Alerting.</summary>
public sealed class EmailSenderTests
{
    private static readonly EmailChannel Ann = new(["ann@example.com"]), Both = new(["ann@example.com", "bob@example.com"]);

    [Fact]
    public async Task One_incident_is_one_thread_and_a_repeat_has_the_same_id()
    {
        var first = await MailAsync(SomeNotification.Of());
        var repeat = await MailAsync(SomeNotification.Of());
        var end = await MailAsync(SomeNotification.Of(NotificationKind.Resolved) with { Sequence = 2 });
        var elsewhere = await MailAsync(SomeNotification.Of() with { Organisation = "globex" });
        Assert.Matches("^Message-ID: <[0-9a-f]{16}\\.openqoe@example\\.com>$", Header(first, "Message-ID"));
        Assert.Equal(Header(first, "Message-ID"), Header(repeat, "Message-ID"));
        Assert.NotEqual(Header(first, "Message-ID"), Header(end, "Message-ID"));
        Assert.Equal(Header(first, "References"), Header(end, "References"));
        Assert.NotEqual(Header(first, "References"), Header(elsewhere, "References"));
        Assert.NotEqual(Header(first, "Message-ID"), Header(elsewhere, "Message-ID"));
        Assert.Contains("text/plain", string.Join('\n', first));
        Assert.Contains("text/html", string.Join('\n', first));
    }

    [Theory]
    [InlineData("down\r\nBcc: everyone@example.com")]
    [InlineData("down\nBcc: everyone@example.com\n\nbody")]
    [InlineData("down\u2028Bcc: everyone@example.com\u0085X: y")]
    [InlineData("ein langer Titel mit Ümläuten, der kodiert und gebrochen werden muss, damit er in die Zeilen einer Mail passt")]
    public async Task No_value_adds_a_header(string hostile)
    {
        var mail = await MailAsync(SomeNotification.Of(summary: hostile, label: hostile));
        var names = mail.TakeWhile(line => line.Length > 0).Where(line => !char.IsWhiteSpace(line[0])).Select(line => line.Split(':')[0]);
        string[] known =
        [
            "MIME-Version", "From", "To", "Date", "Subject", "Content-Type", "Message-ID", "References", "In-Reply-To", "Auto-Submitted",
            "X-Priority", "Priority", "Importance", "Content-Transfer-Encoding",
        ];
        Assert.All(names, name => Assert.Contains(name, known, StringComparer.OrdinalIgnoreCase));
        Assert.Equal(names.Distinct(), names);
    }

    [Fact]
    public async Task Nothing_goes_to_a_server_without_STARTTLS_unless_it_is_told_so()
    {
        await using var server = new ScriptedMailServer(command => command == "STARTTLS" ? "502 no" : null);
        (string, string)[] secured =
            [("OpenQoE:Email:Security", "StartTls"), ("OpenQoE:Email:Username", "u"), ("OpenQoE:Email:Password", "5ecre7")];
        var result = await SendAsync(Ann, [.. To(server.Port), .. secured]);
        Assert.Equal(ChannelOutcome.Retry, result.Outcome);
        Assert.DoesNotContain(server.Commands, command => command.StartsWith("MAIL") || command.StartsWith("AUTH") || command.StartsWith("DATA"));
    }

    [Fact]
    public async Task Nothing_goes_to_a_server_whose_certificate_is_not_trusted()
    {
        await using var server = await MailServer.StartAsync();
        var result = await SendAsync(Ann, [.. To(server.Port), ("OpenQoE:Email:Security", "StartTls")]);
        Assert.Equal((ChannelOutcome.Retry, "cannot be reached (its certificate is not trusted, or no common TLS)"), (result.Outcome, result.Detail));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task A_server_that_never_says_anything_is_given_up()
    {
        await using var server = new ScriptedServer(connection => connection.UntilClosedAsync());
        var result = await SendAsync(Ann, [.. To(server.Port), ("OpenQoE:Notifications:Timeout", "00:00:01")]);
        Assert.Equal((ChannelOutcome.Retry, "no answer within 1 s"), (result.Outcome, result.Detail));
    }

    [Theory]
    [InlineData("MAIL", "451 later", ChannelOutcome.Retry)]
    [InlineData("MAIL", "550 never", ChannelOutcome.Failed)]
    [InlineData("RCPT", "450 later", ChannelOutcome.Retry)]
    [InlineData("RCPT", "550 nobody", ChannelOutcome.Failed)]
    [InlineData("DATA", "452 full", ChannelOutcome.Retry)]
    [InlineData("DATA", "554 spam", ChannelOutcome.Failed)]
    public async Task What_the_server_says_decides_whether_to_try_again(string command, string answer, ChannelOutcome expected)
    {
        await using var server = new ScriptedMailServer(said => said.StartsWith(command) ? answer : null);
        var result = await SendAsync(Ann, To(server.Port));
        Assert.Equal(expected, result.Outcome);
        Assert.Contains(answer[..3], result.Detail);
    }

    [Theory]
    [InlineData("450 later")]
    [InlineData("550 nobody")]
    public async Task Whoever_has_the_mail_does_not_get_it_again_because_another_does_not(string answer)
    {
        await using var server = new ScriptedMailServer(said => said.StartsWith("RCPT TO:<bob") ? answer : null);
        var result = await SendAsync(Both, To(server.Port));
        Assert.Equal(ChannelOutcome.Failed, result.Outcome);
        Assert.Equal($"127.0.0.1 refused 1 of 2 recipients ({answer[..3]}); the others have the mail", result.Detail);
        Assert.NotEmpty(server.Mail);
    }

    private static async Task<IReadOnlyList<string>> MailAsync(NotificationMessage message)
    {
        await using var server = new ScriptedMailServer(_ => null);
        Assert.Equal(ChannelOutcome.Delivered, (await SendAsync(Both, message, null, To(server.Port))).Outcome);
        return server.Mail;
    }

    private static (string, string)[] To(int port) =>
    [
        ("OpenQoE:Email:Host", "127.0.0.1"), ("OpenQoE:Email:Port", $"{port}"), ("OpenQoE:Email:From", "alerts@example.com"),
        ("OpenQoE:Email:Security", "None"),
    ];

    private static string Header(IReadOnlyList<string> mail, string name) =>
        mail.TakeWhile(line => line.Length > 0).Single(line => line.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase));
}
