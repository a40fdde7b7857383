using System.Globalization;

namespace OpenQoE.Tests.Traffic;

/// <summary>What the command line says.</summary>
public sealed record TrafficOptions
{
    public const string Usage = """
        Simulated viewers that post to an OpenQoE service.

          --viewers N       concurrent viewers (50)
          --seed N          the same seed gives the same audience and the same views (1)
          --seconds N       how long; 0 until Ctrl+C (0)
          --url URL         the service (http://127.0.0.1:7071)
          --key K           the ingest key, if the service wants one
          --org NAME        all viewers belong to this organisation, instead of to a mix of four
          --speed N         time goes N times faster (1)
          --style S         whose SDK the pages have: ours, original, mixed (mixed: a quarter original)
          --tally FILE      write the closing tally there too
        """;

    private const double OriginalShareOfMixed = 0.25;

    public int Viewers { get; init; } = 50;
    public int Seed { get; init; } = 1;
    public TimeSpan Duration { get; init; } = Timeout.InfiniteTimeSpan;
    public Uri Url { get; init; } = new("http://127.0.0.1:7071");
    public string? Key { get; init; }
    public string? Organisation { get; init; }
    public double Speed { get; init; } = 1;

    /// <summary>The share of pages with the predecessor's SDK, 0–1.</summary>
    public double OriginalShare { get; init; } = OriginalShareOfMixed;
    public string? TallyFile { get; init; }

    /// <exception cref="FormatException">An option is unknown, lacks its value, or has one it cannot take.</exception>
    public static TrafficOptions Parse(IReadOnlyList<string> arguments)
    {
        var options = new TrafficOptions();
        for (var i = 0; i < arguments.Count; i += 2)
        {
            if (i + 1 == arguments.Count)
                throw new FormatException($"{arguments[i]} needs a value");
            options = options.With(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    private TrafficOptions With(string name, string value) => name switch
    {
        "--viewers" => this with { Viewers = (int)Positive(name, value) },
        "--seed" => this with { Seed = (int)Number(name, value) },
        "--seconds" => this with { Duration = Number(name, value) is > 0 and var seconds ? TimeSpan.FromSeconds(seconds) : Timeout.InfiniteTimeSpan },
        "--url" => this with { Url = Uri.TryCreate(value, UriKind.Absolute, out var url) ? url : throw new FormatException($"{name}: no URL: {value}") },
        "--key" => this with { Key = value },
        "--org" => this with { Organisation = value },
        "--speed" => this with { Speed = Positive(name, value) },
        "--style" => this with { OriginalShare = ShareOf(value) },
        "--tally" => this with { TallyFile = value },
        _ => throw new FormatException($"Unknown option {name}"),
    };

    private static double ShareOf(string style) => style switch
    {
        "ours" => 0,
        "original" => 1,
        "mixed" => OriginalShareOfMixed,
        _ => throw new FormatException($"--style: ours, original or mixed, not {style}"),
    };

    private static double Positive(string name, string value) =>
        Number(name, value) is > 0 and var number ? number : throw new FormatException($"{name}: more than 0, not {value}");

    private static double Number(string name, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number)
            ? number
            : throw new FormatException($"{name}: a number, not {value}");
}
