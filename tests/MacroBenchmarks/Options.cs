using System.Globalization;
using OpenQoE.Tests.MacroBenchmarks.Bodies;

namespace OpenQoE.Tests.MacroBenchmarks;

/// <summary>What the command line asks for.</summary>
internal sealed record Options
{
    public static readonly IReadOnlyList<string> AllParts = ["start", "ingest", "pipeline", "series"];

    /// <summary>Those to run, in this order.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>How long each measurement of <c>ingest</c> lasts.</summary>
    public TimeSpan Each { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long each server is warmed up before <c>ingest</c>.</summary>
    public TimeSpan WarmUp { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a soak lasts.</summary>
    public TimeSpan Soak { get; init; } = TimeSpan.FromMinutes(60);

    /// <summary>Events per second of a soak.</summary>
    public double Rate { get; init; } = 2_000;

    /// <summary>Events in a request, where not all sizes are wanted of <c>ingest</c>.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [.. BatchSize.All.Select(size => size.Events)];

    /// <summary>The service that is measured: <c>OpenQoE.Functions.dll</c> as it was published. Null for the one beside this program.</summary>
    public string? Service { get; init; }

    /// <exception cref="FormatException">What is asked for is not to be had; the message says so.</exception>
    public static Options Parse(IReadOnlyList<string> arguments)
    {
        var options = new Options();
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            options = argument.StartsWith("--", StringComparison.Ordinal) ? options.With(argument, i + 1 < arguments.Count ? arguments[++i] : "") : options.WithPart(argument);
        }

        return options.Parts.Count > 0 ? options : options with { Parts = AllParts };
    }

    private Options WithPart(string part) => part == "soak" || AllParts.Contains(part)
        ? this with { Parts = [.. Parts, part] }
        : throw new FormatException($"There is no part {part}.");

    private Options With(string name, string value) => name switch
    {
        "--seconds" => this with { Each = TimeSpan.FromSeconds(Positive(name, value)) },
        "--minutes" => this with { Soak = TimeSpan.FromMinutes(Positive(name, value)) },
        "--rate" => this with { Rate = Positive(name, value) },
        "--sizes" => this with { Sizes = [.. value.Split(',').Select(SizeOf)] },
        "--service" => this with { Service = value },
        _ => throw new FormatException($"There is no option {name}."),
    };

    private static int SizeOf(string text) => BatchSize.All.Select(size => size.Events).FirstOrDefault(events => $"{events}" == text) is var found and > 0
        ? found
        : throw new FormatException($"--sizes takes {string.Join(", ", BatchSize.All.Select(size => size.Events))}, with commas between them.");

    private static double Positive(string name, string value) =>
        double.TryParse(value, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : throw new FormatException($"{name} takes a number above 0.");
}
