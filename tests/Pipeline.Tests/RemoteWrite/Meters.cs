using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;

namespace OpenQoE.Tests.Pipeline.RemoteWrite;

internal static class Meters
{
    public static IMeterFactory Some { get; } = new ServiceCollection().AddMetrics().BuildServiceProvider().GetRequiredService<IMeterFactory>();
}
