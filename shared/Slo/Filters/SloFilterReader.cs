using System.Text;
using OpenQoE.Shared.Alerting.Matching;

namespace OpenQoE.Shared.Slo.Filters;

/// <summary>Reads a filter's text: conditions with commas between them, values in double quotes with <c>\"</c>, <c>\\</c> and <c>\n</c>.</summary>
public ref struct SloFilterReader
{
    public const int MaxMatchers = 10;

    private readonly ReadOnlySpan<char> _text;
    private int _at;

    private SloFilterReader(string text) => _text = text;

    /// <returns>The filter, or what is wrong.</returns>
    public static (SloFilter? Filter, string? Error) Read(string text) => new SloFilterReader(text).Read();

    private (SloFilter? Filter, string? Error) Read()
    {
        var matchers = new List<EventMatcher>();
        SkipSpace();
        while (_at < _text.Length)
        {
            var (matcher, error) = Condition();
            if (matcher is null)
            {
                return (null, error);
            }

            matchers.Add(matcher);
            SkipSpace();
            if (_at < _text.Length && _text[_at++] != ',')
            {
                return (null, $"Conditions have a comma between them, at character {_at}.");
            }

            SkipSpace();
        }

        return matchers.Count > MaxMatchers ? (null, $"There are at most {MaxMatchers} conditions.") : (new SloFilter(matchers), null);
    }

    private (EventMatcher? Matcher, string? Error) Condition()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] == '_'))
        {
            _at++;
        }

        var label = _text[start.._at].ToString();
        SkipSpace();
        if (label.Length == 0 || Operator() is not { } comparison)
        {
            return (null, $"A condition is a label, one of = != =~ !~, and a value in double quotes, at character {_at + 1}.");
        }

        SkipSpace();
        return Quoted() is { } value
            ? EventMatcher.Create(label, comparison, value)
            : (null, $"The value of {label} is in double quotes, with \\\" and \\\\ inside.");
    }

    private MatchOperator? Operator()
    {
        var (found, length) = _text[_at..] switch
        {
            ['!', '=', ..] => (MatchOperator.NotEqual, 2),
            ['!', '~', ..] => (MatchOperator.NotRegex, 2),
            ['=', '~', ..] => (MatchOperator.Regex, 2),
            ['=', ..] => (MatchOperator.Equal, 1),
            _ => ((MatchOperator?)null, 0),
        };
        _at += length;
        return found;
    }

    private string? Quoted()
    {
        if (_at >= _text.Length || _text[_at] != '"')
        {
            return null;
        }

        var value = new StringBuilder();
        for (_at++; _at < _text.Length; _at++)
        {
            switch (_text[_at])
            {
                case '"':
                    _at++;
                    return value.ToString();
                case '\\' when _at + 1 < _text.Length && _text[_at + 1] is '"' or '\\':
                    value.Append(_text[++_at]);
                    break;
                case '\\' when _at + 1 < _text.Length && _text[_at + 1] == 'n':
                    value.Append('\n');
                    _at++;
                    break;
                case '\\':
                    return null;
                default:
                    value.Append(_text[_at]);
                    break;
            }
        }

        return null;
    }

    private void SkipSpace()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at]))
        {
            _at++;
        }
    }
}
