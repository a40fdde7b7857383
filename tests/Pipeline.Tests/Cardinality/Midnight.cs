namespace OpenQoE.Tests.Pipeline.Cardinality;

/// <summary>What is admitted and who is counted begins anew with each window and each day, which would come between two looks at them.</summary>
internal static class Midnight
{
    private static readonly TimeSpan LongestTest = TimeSpan.FromMinutes(12);

    /// <summary>A window that ends at midnight (UTC) only.</summary>
    public static (string, string) Window => ("OpenQoE__Cardinality__Window", "1.00:00:00");

    /// <summary>Waits until midnight is over, where it is near.</summary>
    public static Task NotBeforeItAsync()
    {
        var left = TimeSpan.FromDays(1) - TimeProvider.System.GetUtcNow().TimeOfDay;
        return left < LongestTest ? Task.Delay(left) : Task.CompletedTask;
    }
}
