using Microsoft.AspNetCore.Builder;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Builder;

/// <summary>Collects an app's services and configuration, then builds the host that runs its functions.</summary>
public class FunctionsApplicationBuilder : IHostApplicationBuilder
{
    private readonly EmbeddedHostSetup setup;
    private readonly WebApplicationBuilder web;

    internal FunctionsApplicationBuilder(EmbeddedHostSetup setup)
    {
        this.setup = setup;
        web = WebApplication.CreateBuilder(new WebApplicationOptions { Args = setup.Args, ContentRootPath = setup.BaseDirectory });
    }

    public IConfigurationManager Configuration => web.Configuration;

    public IHostEnvironment Environment => web.Environment;

    public ILoggingBuilder Logging => web.Logging;

    public IMetricsBuilder Metrics => web.Metrics;

    public IServiceCollection Services => web.Services;

    IDictionary<object, object> IHostApplicationBuilder.Properties => ((IHostApplicationBuilder)web).Properties;

    internal bool ServesHttp { get; set; }

    void IHostApplicationBuilder.ConfigureContainer<TContainerBuilder>(
        IServiceProviderFactory<TContainerBuilder> factory, Action<TContainerBuilder>? configure)
        => ((IHostApplicationBuilder)web).ConfigureContainer(factory, configure);

    public IHost Build()
    {
        _ = setup;
        return web.Build();
    }
}
