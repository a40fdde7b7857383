namespace OpenQoE.Tests.Functions.Notifications;

/// <summary>An SMTP server without TLS that answers as told, and keeps what is said to it.</summary>
internal sealed class ScriptedMailServer : IAsyncDisposable
{
    private readonly ScriptedServer _server;
    private readonly List<string> _commands = [], _mail = [];

    /// <param name="answer">What it says to a command; null: that it is fine.</param>
    public ScriptedMailServer(Func<string, string?> answer) => _server = new ScriptedServer(connection => TalkAsync(connection, answer));

    public int Port => _server.Port;

    /// <summary>Without the mails.</summary>
    public IReadOnlyList<string> Commands => _commands;

    /// <summary>The lines of what came as mail.</summary>
    public IReadOnlyList<string> Mail => _mail;

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task TalkAsync(ScriptedConnection connection, Func<string, string?> answer)
    {
        await connection.WriteAsync("220 here\r\n");
        while (await connection.ReadLineAsync() is { } command)
        {
            _commands.Add(command);
            if (command == "DATA" && answer(command) is null)
            {
                await connection.WriteAsync("354 go on\r\n");
                while (await connection.ReadLineAsync() is { } line and not ".") _mail.Add(line);
            }

            await connection.WriteAsync($"{answer(command) ?? "250 fine"}\r\n");
        }
    }
}
