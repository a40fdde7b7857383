using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using OpenQoE.Functions.Aggregation;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Ingest;
using OpenQoE.Functions.Operations;
using OpenQoE.Functions.Publishing;
using OpenQoE.Functions.Storage;
using OpenQoE.Functions.Telemetry;

return await ConfigurationErrors.ReportAsync(async () =>
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    PredecessorAliases.AddTo(builder.Configuration);
    builder.Services.AddStorage();
    builder.Services.AddIngest();
    builder.Services.AddAggregation();
    builder.Services.AddPublishing();
    builder.Services.AddOperations();
    builder.Services.AddTelemetry();
    var app = builder.Build();

    // Before the host starts, which would log a wrong setting as a crash of its own.
    app.Services.GetRequiredService<IStartupValidator>().Validate();
    await app.RunAsync();
});
