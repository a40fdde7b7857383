using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;

namespace OpenQoE.Tests.Support;

/// <summary>A real SMTP server with STARTTLS, and a certificate of its own that clients may be told to trust.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private readonly Process _process;
    private readonly string _folder;
    private readonly ConcurrentQueue<JsonElement> _mails = [];
    private readonly TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private MailServer(int port, string folder)
    {
        (Port, _folder) = (port, folder);
        string[] arguments = [RepositoryRoot.Combine("tests", "Support", "mail-server.mjs"), $"{port}", CertificateFile, Path.Combine(folder, "key.pem")];
        _process = new Process
        {
            StartInfo = new ProcessStartInfo("node", arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true },
        };
        _process.OutputDataReceived += (_, line) => Read(line.Data);
    }

    public int Port { get; }

    /// <summary>For <c>SSL_CERT_FILE</c> of whoever is to trust it.</summary>
    public string CertificateFile => Path.Combine(_folder, "certificate.pem");

    /// <summary>What was received, in that order.</summary>
    public IReadOnlyList<JsonElement> Mails => [.. _mails];

    public static async Task<MailServer> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("openqoe-mail-").FullName;
        WriteCertificate(folder);
        var server = new MailServer(FreePorts.Take(1)[0], folder);
        server._process.Start();
        server._process.BeginOutputReadLine();
        server._process.BeginErrorReadLine();
        await server._listening.Task.WaitAsync(TimeSpan.FromSeconds(60));
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(60));
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private void Read(string? line)
    {
        if (line == "\"listening\"")
        {
            _listening.TrySetResult();
        }
        else if (line is not null)
        {
            _mails.Enqueue(JsonDocument.Parse(line).RootElement.Clone());
        }
    }

    private static void WriteCertificate(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, pathLengthConstraint: 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(30), DateTimeOffset.UnixEpoch.AddYears(100));
        File.WriteAllText(Path.Combine(folder, "certificate.pem"), certificate.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
