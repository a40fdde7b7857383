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
    /// A key that requests may carry, beside those made later. Default: none. Without any key, events are taken on loopback only.
    /// </summary>
    public string? ApiKey { get; set; }

    /// <summary>Whose events are those posted with that key, or without any. Default: none, and each event's <c>org_id</c> counts.</summary>
    [StringLength(128)]
    public string? Organisation { get; set; }

    /// <summary>
    /// Origins whose pages may post with that key, or without any, separated by commas; <c>*</c> is any. Default: <c>*</c>.
    /// </summary>
    [Required]
    public string AllowedOrigins { get; set; } = "*";

    /// <summary>A front door's header with the viewer's country (ISO 3166), e.g. <c>X-Azure-ClientIP-Country</c>. Default: none.</summary>
    public string? CountryHeader { get; set; }

    /// <summary>A front door's header with the number of the viewer's autonomous system. Default: none.</summary>
    public string? AsnHeader { get; set; }

    /// <summary>Messages on their way to the queue at once. Default: 8.</summary>
    [Range(1, 256)]
    public int Senders { get; set; } = 8;

    /// <summary>Bytes, uncompressed, that may wait for the queue before requests are refused. Default: 16 MiB.</summary>
    [Range(64 * 1024, 1024 * 1024 * 1024)]
    public int MaxWaitingBytes { get; set; } = 16 * 1024 * 1024;

    /// <summary>How long the body of a request may take to come. Default: 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan BodyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Bytes that bodies being read may take in memory together before more requests are answered 503. Default: 64 MiB.</summary>
    [Range(4 * 1024 * 1024, int.MaxValue)]
    public int MaxBodyBytes { get; set; } = 64 * 1024 * 1024;

    /// <summary>How long one send may take before it counts as failed. Default: 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>What <c>Retry-After</c> says when the queue takes nothing, or keys cannot be read. Whole seconds; default: 5 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RetryAfter { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The key that sets a property.</summary>
    public static string KeyOf(string property) =>
        $"{(property is nameof(ApiKey) or nameof(Organisation) ? RootSection : Section)}:{property}";
}
