using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace OpenQoE.Functions.Configuration;

public static class StageOptions
{
    /// <summary>Binds a stage's options to a section, validates them at start, and offers them as themselves.</summary>
    public static void AddStageOptions<T>(this IServiceCollection services, string section)
        where T : class
    {
        services.AddOptions<T>().BindConfiguration(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new SettingsValidator<T>(property => $"{section}:{property}"));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<T>>().Value);
    }
}
