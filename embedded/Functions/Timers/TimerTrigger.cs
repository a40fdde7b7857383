using System.Globalization;
using System.Reflection;
using Microsoft.Azure.Functions.Worker.Hosting;
using Microsoft.Extensions.Configuration;
using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Timers;

/// <summary>A timer function's schedule.</summary>
internal sealed class TimerTrigger : Trigger
{
    public required ISchedule Schedule { get; init; }

    public required string Expression { get; init; }

    public required bool RunOnStartup { get; init; }

    public static TimerTrigger From(TimerTriggerAttribute attribute, ParameterInfo parameter, IConfiguration configuration)
    {
        var expression = SettingExpressions.Resolve(attribute.Schedule, configuration);
        return new TimerTrigger
        {
            Parameter = parameter,
            Expression = expression,
            Schedule = Parse(expression),
            RunOnStartup = attribute.RunOnStartup,
        };
    }

    public override ParameterBinder? BinderFor(ParameterInfo parameter)
        => parameter.ParameterType == typeof(TimerInfo) ? invocation => invocation.Trigger<TimerInfo>() : null;

    public override FunctionDescriptor Describe(FunctionDescriptor common)
        => common with { Trigger = TriggerKind.Timer, Schedule = Expression };

    private static ISchedule Parse(string expression)
    {
        var fields = expression.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length;
        var crontab = CrontabSchedule.TryParse(expression, new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 });
        if (crontab is not null) return new CronSchedule(crontab);
        if (TimeSpan.TryParse(expression, CultureInfo.InvariantCulture, out var interval) && interval > TimeSpan.Zero)
            return new IntervalSchedule(interval);
        throw new FunctionDefinitionException($"its schedule '{expression}' is neither NCRONTAB (six fields) nor a time span");
    }
}
