namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>What the host knows of a function, as the real host's metadata would say it.</summary>
public sealed record FunctionDescriptor
{
    public required string Name { get; init; }

    /// <summary>The method, as <c>Namespace.Type.Method</c>.</summary>
    public required string EntryPoint { get; init; }

    public required TriggerKind Trigger { get; init; }

    /// <summary>Whether a setting switched the function off.</summary>
    public bool Disabled { get; init; }

    /// <summary>HTTP: the route with its prefix, without a leading slash.</summary>
    public string? Route { get; init; }

    /// <summary>HTTP: the methods answered; empty means all.</summary>
    public IReadOnlyList<string> Methods { get; init; } = [];

    public AuthorizationLevel? AuthLevel { get; init; }

    public string? Queue { get; init; }

    /// <summary>Queue: the setting that holds the connection string.</summary>
    public string? Connection { get; init; }

    /// <summary>Timer: the NCRONTAB expression or interval, with settings filled in.</summary>
    public string? Schedule { get; init; }
}
