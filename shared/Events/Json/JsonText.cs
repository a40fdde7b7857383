using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace OpenQoE.Shared.Events.Json;

/// <summary>Texts of players: anything can be in them.</summary>
internal static class JsonText
{
    /// <summary>With what ends a line or turns the reading direction: a text must look like what it is.</summary>
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 0xa0).Select(code => (char)code).Where(char.IsControl), .. "\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"]);

    /// <summary>
    /// The current string without white space around it, control characters being white space, for texts end in labels, logs
    /// and keys of tables. Null when it is not Unicode: half of a surrogate pair.
    /// </summary>
    /// <param name="json">At a string or a name.</param>
    /// <param name="known">A text that was read before, and that this one may well repeat.</param>
    /// <param name="isShared">Others may well say the same.</param>
    public static string? Read(ref Utf8JsonReader json, string? known = null, bool isShared = true)
    {
        if (!json.ValueIsEscaped && known is not null && Ascii.Equals(json.ValueSpan, known)) return known;
        if (!IsUnicode(ref json)) return null;
        var text = json.ValueIsEscaped || !isShared ? json.GetString()! : TextPool.Get(json.ValueSpan);
        if (text.AsSpan().ContainsAny(Controls))
            text = string.Create(text.Length, text, (chars, from) => from.AsSpan().ReplaceAny(chars, Controls, ' '));
        return text.Trim();
    }

    /// <summary>Whether the current name is <paramref name="name"/>.</summary>
    public static bool Is(ref Utf8JsonReader json, ReadOnlySpan<byte> name) => IsUnicode(ref json) && json.ValueTextEquals(name);

    /// <summary>Whether the current string or name is text: half a surrogate pair is none, and the reader throws at it.</summary>
    public static bool IsUnicode(ref Utf8JsonReader json)
    {
        if (!json.ValueIsEscaped) return true;
        var rest = json.ValueSpan;
        for (var high = false; ; )
        {
            var at = rest.IndexOf((byte)'\\');
            if (at < 0) return !high;
            var escape = rest[at..];
            var code = escape[1] == 'u' ? CodeUnit(escape) : '\0';
            if (high && !(at == 0 && char.IsLowSurrogate(code))) return false;
            if (!high && char.IsLowSurrogate(code)) return false;
            high = char.IsHighSurrogate(code);
            rest = escape[(escape[1] == 'u' ? 6 : 2)..];
        }
    }

    private static char CodeUnit(ReadOnlySpan<byte> escape) =>
        (char)ushort.Parse(escape[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
