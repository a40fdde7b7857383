using System.ComponentModel.DataAnnotations;

namespace OpenQoE.Functions.Ingest;

/// <summary>How events are taken in: <c>OpenQoE:ApiKey</c> and <c>OpenQoE:Organisation</c>, the rest under <c>OpenQoE:Ingest</c>.</summary>
public sealed class IngestOptions
{
    /// <summary>The section of the key and the organisation.</summary>
    public const string RootSection = "OpenQoE";

    /// <summary>The section of everything else.</summary>
    public const string Section = "OpenQoE:Ingest";

    /// <summary>
    /// A key that players may send (<c>Authorization: Bearer</c>, <c>X-API-Key</c> or <c>?key=</c>), beside <see href="keys.md">those made
    /// later</see>. Without any key, events are taken from the same machine only.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>
    /// Whose events are those posted with <c>OpenQoE__ApiKey</c> or without a key, at most 128 characters. None: each event's <c>org_id</c> says,
    /// <c>default</c> without one.
    /// </summary>
    [StringLength(128)]
    public string? Organisation { get; set; }

    /// <summary>Origins whose pages may post with <c>OpenQoE__ApiKey</c> or without a key, separated by commas; keys made later have their own.</summary>
    [Required]
    public string AllowedOrigins { get; set; } = "*";

    /// <summary>A front door's header with the viewer's country, e.g. <c>X-Azure-ClientIP-Country</c>. Only set it if the front door overwrites it.</summary>
    public string? CountryHeader { get; set; }

    /// <summary>Likewise, with the number of the viewer's autonomous system.</summary>
    public string? AsnHeader { get; set; }

    /// <summary>Messages on their way to the queue at once, at most: a second one leaves when it is full, or 10 ms after the first.</summary>
    [Range(1, 256)]
    public int Senders { get; set; } = 8;

    /// <summary>Bytes, uncompressed, that may wait for the queue before requests are answered 503.</summary>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public int MaxWaitingBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How long the body of a request may take to come before it is answered 408.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that bodies being read may take together before more are answered 503.</summary>
    [Range(4 * 1024 * 1024, int.MaxValue)]
    public int MaxBodyBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long one send to the queue may take.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What <c>Retry-After</c> says with a 503.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The key that sets a property.</summary>
    public static string KeyOf(string property) =>
        $"{(property is nameof(ApiKey) or nameof(Organisation) ? RootSection : Section)}:{property}";
}
