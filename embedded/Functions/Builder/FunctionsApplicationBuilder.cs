using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Azure.Functions.Worker.Http;
using Microsoft.Azure.Functions.Worker.Queues;
using Microsoft.Azure.Functions.Worker.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Collects an app's services and configuration, then builds the host that runs its functions.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder
{
    private readonly EmbeddedHostSetup _setup;
    private readonly WebApplicationBuilder _web;

    internal FunctionsApplicationBuilder(EmbeddedHostSetup setup)
    {
        _setup = setup;
        _web = WebHost.CreateBuilder(setup);
        var failure = new StartFailure();
        failure.Quiet(Logging);
        Services.AddSingleton(failure);
        // First in, so first to start and last to stop.
        Services.AddHostedService<AzuriteService>();
        Services.Configure<HostOptions>(options => options.ShutdownTimeout += DrainDeadline.TimeoutFrom(Configuration));
    }

    public IConfigurationManager Configuration => _web.Configuration;

    public IHostEnvironment Environment => _web.Environment;

    public ILoggingBuilder Logging => _web.Logging;

    public IMetricsBuilder Metrics => _web.Metrics;

    public IServiceCollection Services => _web.Services;

    IDictionary<object, object> IHostApplicationBuilder.Properties => ((IHostApplicationBuilder)_web).Properties;

    internal bool ServesHttp { get; set; }

    void IHostApplicationBuilder.ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure)
        => ((IHostApplicationBuilder)_web).ConfigureContainer(factory, configure);

    /// <exception cref="FunctionDefinitionException">A function cannot be run as it is declared.</exception>
    /// <exception cref="InvalidOperationException">A setting of the host is wrong; the message names it.</exception>
    public IHost Build()
    {
        var functions = FunctionDiscovery.Find(_setup.FunctionTypes ?? _setup.FunctionsAssembly?.GetTypes() ?? [], Configuration);
        if (!ServesHttp && functions.Any(function => function.Trigger is HttpTrigger))
            throw new FunctionDefinitionException("HTTP functions need builder.ConfigureFunctionsWebApplication().");
        AddMachinery(functions);
        return WebHost.Build(_web, functions);
    }

    private void AddMachinery(IReadOnlyList<Function> functions)
    {
        foreach (var type in functions.Select(function => function.InstanceType).OfType<Type>()) Services.TryAddScoped(type);
        Services.TryAddSingleton(TimeProvider.System);
        Services.AddSingleton(new FunctionCatalog(functions));
        Services.AddSingleton(QueueSettings.From(Configuration));
        Services.AddSingleton<DrainDeadline>();
        Services.AddSingleton<FunctionRunner>();
        Services.AddSingleton<ListenerFactory>();
        Services.AddSingleton<FunctionEndpoints>();
        Services.AddMvcCore(); // executes IActionResult
        Services.AddHostedService<StartupListing>();
        // After the app's own services: stopped, and drained, before them.
        Services.AddHostedService<TriggerHost>();
    }
}
