namespace Azure.Data.Tables;

/// <summary>The parts of a storage connection string that say where tables are and how to get at them.</summary>
internal sealed record TableConnectionString(Uri Endpoint, TableSharedKeyCredential? SharedKey, AzureSasCredential? Sas)
{
    private const string EmulatorAccount = "devstoreaccount1";

    /// <summary>The emulator's key: published with it, and no secret.</summary>
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    /// <exception cref="FormatException">
    /// Something is missing or malformed; the message names the setting and never holds its value.
    /// </exception>
    public static TableConnectionString Parse(string connectionString)
    {
        var settings = Split(connectionString);
        if (settings.ContainsKey("DevelopmentStorageProxyUri"))
            throw new FormatException("DevelopmentStorageProxyUri in a connection string is not supported");
        if (bool.TryParse(settings.GetValueOrDefault("UseDevelopmentStorage"), out var emulator) && emulator)
            return new(new Uri($"http://127.0.0.1:10002/{EmulatorAccount}"), new(EmulatorAccount, EmulatorKey), null);

        var endpoint = FindEndpoint(settings);
        if (settings.TryGetValue("SharedAccessSignature", out var signature))
            return new(endpoint, null, new AzureSasCredential(signature));
        if (settings.TryGetValue("AccountName", out var name) && settings.TryGetValue("AccountKey", out var key))
            return new(endpoint, Credential(name, key), null);
        throw new FormatException(
            "A connection string needs AccountName and AccountKey, or SharedAccessSignature, or UseDevelopmentStorage=true");
    }

    private static Uri FindEndpoint(Dictionary<string, string> settings)
    {
        if (settings.TryGetValue("TableEndpoint", out var given))
        {
            return Uri.TryCreate(given, UriKind.Absolute, out var uri)
                ? uri
                : throw new FormatException("TableEndpoint in the connection string is not an address");
        }
        if (!settings.TryGetValue("AccountName", out var account))
            throw new FormatException("A connection string needs TableEndpoint or AccountName");
        var scheme = settings.GetValueOrDefault("DefaultEndpointsProtocol", "https");
        var suffix = settings.GetValueOrDefault("EndpointSuffix", "core.windows.net");
        return new Uri($"{scheme}://{account}.table.{suffix}");
    }

    private static TableSharedKeyCredential Credential(string name, string key)
    {
        try
        {
            return new TableSharedKeyCredential(name, key);
        }
        catch (FormatException)
        {
            throw new FormatException("AccountKey in the connection string is not base64");
        }
    }

    private static Dictionary<string, string> Split(string connectionString)
    {
        var settings = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var segment in connectionString.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // Only the first: keys and signatures hold more of them.
            var equals = segment.IndexOf('=');
            if (equals <= 0 || !settings.TryAdd(segment[..equals].Trim(), segment[(equals + 1)..].Trim()))
                throw new FormatException("A connection string is name=value;… with each name once");
        }
        return settings;
    }
}
