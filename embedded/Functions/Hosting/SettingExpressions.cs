using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Replaces each <c>%Setting%</c> in a trigger's argument by the setting's value.</summary>
internal static partial class SettingExpressions
{
    public static string Resolve(string text, IConfiguration configuration)
        => Expression().Replace(text, match => configuration[match.Groups[1].Value.Replace("__", ":", StringComparison.Ordinal)]
            ?? throw new FunctionDefinitionException($"the setting {match.Value} is missing"));

    [GeneratedRegex("%([^%]+)%")]
    private static partial Regex Expression();
}
