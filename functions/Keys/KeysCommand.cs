using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Commands;
using OpenQoE.Shared.Keys;

namespace OpenQoE.Functions.Keys;

/// <summary>Keys from the command line, for whoever has the storage: <c>dotnet run --project functions -- keys create …</c>.</summary>
internal sealed class KeysCommand(CommandLine line) : Command
{
    private readonly CommandLine _line = line;

    /// <summary>A new key is all that goes to the standard output.</summary>
    protected override string Usage => """
        Usage:
          keys create --organisation NAME [--kind ingest|admin] [--name TEXT] [--origins https://a,https://b]
                      [--rate EVENTS_PER_SECOND] [--burst EVENTS] [--expires 2030-01-31]
          keys list [--organisation NAME]
          keys rotate ID [--overlap 24h]
          keys revoke ID
        """;

    protected override void Add(IServiceCollection services) => services.AddKeys();

    protected override Task<int> RunAsync(IServiceProvider services) => RunAsync(services.GetRequiredService<KeyAdministration>());

    private async Task<int> RunAsync(KeyAdministration keys)
    {
        switch (_line.Words)
        {
            case ["create"]:
                _line.Allow("organisation", "kind", "name", "origins", "rate", "burst", "expires");
                return await ShowAsync(await keys.CreateAsync(Operator.OfAll, Draft(), default));
            case ["list"]:
                _line.Allow("organisation");
                foreach (var key in await keys.ListAsync(Operator.OfAll, _line["organisation"], default)) Console.WriteLine(Describe(key));
                return 0;
            case ["rotate", var id]:
                _line.Allow("overlap");
                return await ShowAsync(await keys.RotateAsync(Operator.OfAll, id, Overlap(), default));
            case ["revoke", var id]:
                _line.Allow();
                return await ShowAsync(await keys.RevokeAsync(Operator.OfAll, id, default));
            default:
                throw new CommandLineException("There is no such command.");
        }
    }

    private KeyDraft Draft() => new()
    {
        Kind = _line["kind"] ?? "ingest",
        Organisation = _line["organisation"],
        Name = _line["name"],
        Origins = _line["origins"] is { } origins ? AllowedOrigins.Parse(origins).List : null,
        Rate = _line.Number("rate"),
        Burst = _line.Number("burst"),
        Expires = _line.Time("expires"),
    };

    private TimeSpan Overlap() => _line["overlap"] is not { } text ? KeyAdministration.DefaultOverlap
        : KeyDurations.Parse(text) ?? throw new CommandLineException($"--overlap takes {KeyDurations.Form}.");

    private static async Task<int> ShowAsync(KeyResult result)
    {
        if (result.Outcome != KeyOutcome.Done) return await FailAsync(Reason(result));
        await Console.Error.WriteLineAsync(Describe(result.Key!));
        if (result.Text is null) return 0;
        await Console.Error.WriteLineAsync("The key is shown this once:");
        Console.WriteLine(result.Text);
        return 0;
    }

    private static string Reason(KeyResult result) => result.Outcome switch
    {
        KeyOutcome.Invalid => string.Join(" ", result.Errors!.SelectMany(error => error.Value)),
        KeyOutcome.Ended => "The key is revoked or expired; make a new one.",
        _ => "There is no such key.",
    };

    private static string Describe(AccessKey key) => string.Join("  ", new[]
    {
        key.Id, key.Kind.ToString().ToLowerInvariant(), key.Organisation, key.Name.Length > 0 ? $"\"{key.Name}\"" : "",
        key.Kind == KeyKind.Ingest ? $"origins {key.Origins}" : "", Positive("rate", key.Limit.Rate), Positive("burst", key.Limit.Burst),
        Moment("created", key.Created), Moment("expires", key.Expires), Moment("revoked", key.Revoked), Moment("previous secret until", key.PreviousUntil),
    }.Where(part => part.Length > 0));

    private static string Positive(string name, double value) => value > 0 ? string.Create(CultureInfo.InvariantCulture, $"{name} {value}") : "";

    private static string Moment(string name, DateTimeOffset? time) => time is { } at ? $"{name} {at.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}" : "";
}
