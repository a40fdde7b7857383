using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Cardinality;
using OpenQoE.Functions.Commands;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Incidents;
using OpenQoE.Functions.Ingest;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.Notifications;
using OpenQoE.Functions.Operations;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.RateLimits;
using OpenQoE.Functions.Slo;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;

return await ConfigurationErrors.ReportAsync(async () =>
{
    // A command has arguments of its own, which the host would take for settings.
    var command = Command.From(args);
    var builder = FunctionsApplication.CreateBuilder(command is null ? args : []);
    builder.ConfigureFunctionsWebApplication();
    SecretFiles.AddTo(builder.Configuration);
    PredecessorAliases.AddTo(builder.Configuration);
    StorageSetting.Check(builder.Configuration);
    if (command is not null) return await command.RunAsync(builder.Configuration);

    builder.Services.AddSettingRules();
    builder.Services.AddStorage();
    builder.Services.AddKeys();
    builder.Services.AddRateLimits();
    builder.Services.AddIngest();
    builder.Services.AddCardinality();
    builder.Services.AddAggregation();
    builder.Services.AddPublishing();
    builder.Services.AddSlos();
    builder.Services.AddIncidents();
    builder.Services.AddNotifications();
    builder.Services.AddOperations();
    builder.Services.AddTelemetry(builder.Configuration);
    var host = builder.Build();

    // The host, too, does this, but logs what it finds with a stack trace.
    host.Services.GetRequiredService<IStartupValidator>().Validate();
    await host.RunAsync();
    return 0;
});
