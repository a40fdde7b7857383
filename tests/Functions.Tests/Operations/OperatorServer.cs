using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Documents;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.Notifications;
using OpenQoE.Functions.Operations;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;
using OpenQoE.Tests.Functions.Keys;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Operations;

/// <summary>The operator routes behind a socket. The storage refuses whatever it is asked, which clients do not try again.</summary>
internal sealed class OperatorServer : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly HttpReceiver _refusing;

    private OperatorServer(IHost host, HttpReceiver refusing)
    {
        (_host, _refusing) = (host, refusing);
        Client = new HttpClient { BaseAddress = host.GetAddress(), Timeout = TimeSpan.FromMinutes(2) };
    }

    public HttpClient Client { get; }

    public IServiceProvider Services => _host.Services;

    /// <summary>A storage account where nobody listens.</summary>
    public static string Nobody => At(new Uri($"http://127.0.0.1:{FreePorts.Take(1)[0]}/"));

    public static async Task<OperatorServer> StartAsync(
        string environment, string adminKey = "", IKeyStore? keys = null, ICardinalityStore? ledgers = null, ISlotStore? slots = null, IDocumentStore? incidents = null,
        string? storage = null, IReadOnlyDictionary<string, string?>? settings = null)
    {
        var refusing = new HttpReceiver { Answer = _ => new ReceiverAnswer(403) };
        var builder = EmbeddedHost.CreateBuilder(new EmbeddedHostSetup
        {
            Args = ["--urls", "http://127.0.0.1:0", "--environment", environment],
            FunctionTypes = [.. typeof(EventsFunction).Assembly.GetTypes().Where(IsOperators)],
            Settings = new Dictionary<string, string?>(settings ?? new Dictionary<string, string?>())
            {
                ["OpenQoE:Operator:AdminKey"] = adminKey,
                ["AzureWebJobsStorage"] = storage ?? At(refusing.Address),
            },
        });
        builder.ConfigureFunctionsWebApplication();
        builder.Logging.SetMinimumLevel(LogLevel.Critical);
        builder.Services.AddSingleton(keys ?? new MemoryKeyStore());
        builder.Services.AddStorage();
        builder.Services.AddCardinality();
        builder.Services.AddKeys();
        builder.Services.AddAggregation();
        builder.Services.AddPublishing();
        builder.Services.AddSlos();
        builder.Services.AddIncidents();
        builder.Services.AddNotifications();
        builder.Services.AddOperations();
        builder.Services.AddTelemetry(builder.Configuration);
        if (ledgers is not null) builder.Services.AddSingleton(ledgers);
        if (slots is not null) builder.Services.AddSingleton(slots);
        if (incidents is not null) builder.Services.AddKeyedSingleton(StorageNames.IncidentsTable, incidents);
        var host = builder.Build();
        await host.StartAsync();
        return new OperatorServer(host, refusing);
    }

    // All that answer HTTP but players' route.
    private static bool IsOperators(Type type) => type != typeof(EventsFunction)
        && type.GetMethods().SelectMany(method => method.GetParameters()).Any(parameter => parameter.IsDefined(typeof(HttpTriggerAttribute), inherit: false));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _host.StopAsync();
        if (_host is IAsyncDisposable host) await host.DisposeAsync();
        await _refusing.DisposeAsync();
    }

    private static string At(Uri address) =>
        $"DefaultEndpointsProtocol=http;AccountName={Azurite.AccountName};AccountKey={Azurite.AccountKey};QueueEndpoint={address}{Azurite.AccountName};TableEndpoint={address}{Azurite.AccountName};";
}
