using System.Text;
using OpenQoE.Shared.Events;

namespace OpenQoE.Tests.Functions.Security;

/// <summary>Something hostile that is sent to the service, and what it gets.</summary>
/// <param name="Aim">What it tries.</param>
/// <param name="Name">What it sends.</param>
/// <param name="Request">The bytes, as they go into the socket.</param>
/// <param name="Gets">The status of the answer, or "closed" for none; several where it depends on timing, with " or " between.</param>
internal sealed record Attack(string Aim, string Name, byte[] Request, string Gets)
{
    /// <summary>Sent one by one after the request, at the pace of <see cref="Trickle.Every"/>, until there is an answer.</summary>
    public Trickle? Slowly { get; init; }

    /// <summary>What must hold of the event that was accepted; null where none may be.</summary>
    public Func<PlayerEvent, bool>? Then { get; init; }

    /// <summary>The same in words.</summary>
    public string ThenInWords { get; init; } = "";

    public bool IsAnsweredAs(string got) => Gets.Split(" or ").Contains(got);

    /// <summary>A request with a body, framed by its length.</summary>
    public static byte[] Post(string headers, byte[] body, string target = "/v1/events") =>
        [.. Ascii($"POST {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\n\r\n"), .. body];

    public static byte[] Get(string target, string headers = "", string method = "GET") =>
        Ascii($"{method} {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n{headers}\r\n");

    public static byte[] Ascii(string text) => Encoding.Latin1.GetBytes(text);
}

/// <summary>Bytes that come one after another.</summary>
internal sealed record Trickle(string Text, TimeSpan Every);
