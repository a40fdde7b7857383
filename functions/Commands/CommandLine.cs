using System.Globalization;

namespace OpenQoE.Functions.Commands;

/// <summary>A command's words, its options (<c>--name value</c> or <c>--name=value</c>) and its flags (<c>--name</c>).</summary>
internal sealed class CommandLine
{
    private readonly Dictionary<string, string> _options = [];
    private readonly HashSet<string> _flags = [];
    private string? _problem;

    /// <summary>What is no option.</summary>
    public string[] Words { get; private set; } = [];

    /// <summary>An option's value; null when it is not given.</summary>
    public string? this[string option] => _options.GetValueOrDefault(option);

    /// <summary>Whether a flag is given.</summary>
    public bool Has(string flag) => _flags.Contains(flag);

    /// <summary>Never fails: what is wrong is told by <see cref="Allow"/>.</summary>
    /// <param name="args">What follows the command's name.</param>
    /// <param name="flags">Those that take no value.</param>
    public static CommandLine Parse(string[] args, params string[] flags)
    {
        var line = new CommandLine();
        var words = new List<string>();
        for (var i = 0; i < args.Length; i++)
        {
            if (!args[i].StartsWith("--", StringComparison.Ordinal))
            {
                words.Add(args[i]);
                continue;
            }

            if (flags.Contains(args[i][2..]))
            {
                line._flags.Add(args[i][2..]);
                continue;
            }

            var parts = args[i][2..].Split('=', 2);
            var value = parts.Length > 1 ? parts[1] : i + 1 < args.Length ? args[++i] : null;
            if (value is null) line._problem = $"--{parts[0]} needs a value.";
            else if (!line._options.TryAdd(parts[0], value)) line._problem = $"--{parts[0]} is given twice.";
        }

        line.Words = [.. words];
        return line;
    }

    /// <exception cref="CommandLineException">Another option is given, or one in the wrong form.</exception>
    public void Allow(params string[] options)
    {
        if (_options.Keys.Except(options).FirstOrDefault() is { } unknown) _problem = $"There is no --{unknown} here.";
        if (_problem is not null) throw new CommandLineException(_problem);
    }

    public double? Number(string option) => this[option] is not { } text ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number
        : throw new CommandLineException($"--{option} takes a number.");

    public DateTimeOffset? Time(string option) => this[option] is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time.ToUniversalTime()
        : throw new CommandLineException($"--{option} takes a time, such as 2030-01-31T00:00:00Z.");
}

/// <summary>The command cannot be understood; the message says why.</summary>
internal sealed class CommandLineException(string message) : Exception(message);
