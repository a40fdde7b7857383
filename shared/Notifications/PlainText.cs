using System.Globalization;
using System.Text;

namespace OpenQoE.Shared.Notifications;

/// <summary>Texts that come from anywhere, made fit for a message: their characters show what they are, and they end.</summary>
public static class PlainText
{
    /// <summary>In one line, without control characters and without those that turn the direction of writing.</summary>
    public static string Line(string text, int longest) => Cut(Clean(text, keepLines: false), longest);

    /// <summary>Likewise, with its line breaks.</summary>
    public static string Lines(string text, int longest) => Cut(Clean(text, keepLines: true), longest);

    /// <summary>Cut where it is too long, and never within a character.</summary>
    public static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var end = Math.Max(0, longest - 1);
        return text[..(end > 0 && char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    private static string Clean(string text, bool keepLines)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (keepLines && rune.Value == '\n')
            {
                clean.Append('\n');
            }
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                clean.Append(' ');
            }
            else if (Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format)
            {
                clean.Append(rune.ToString());
            }
        }

        return clean.ToString().Trim();
    }
}
