using System.Reflection;

namespace OpenQoE.Tests.Functions.Documentation;

/// <summary>A setting of an options class.</summary>
/// <param name="Name">As an environment variable; a list's ends with <c>__0</c>, a map's with <c>__&lt;label&gt;</c>.</param>
/// <param name="Property">What it sets.</param>
/// <param name="Default">As text, empty for none.</param>
internal sealed record Setting(string Name, PropertyInfo Property, string Default)
{
    /// <summary>The type of its values.</summary>
    public Type Type => Nullable.GetUnderlyingType(Property.PropertyType) ?? Property.PropertyType;

    /// <summary>It stands for itself: no number, no name of a label or an organisation is left open.</summary>
    public bool IsPlain => !Name.EndsWith("__0", StringComparison.Ordinal) && !Name.Contains('<');

    /// <summary>Whoever reads it can act as somebody else.</summary>
    public bool IsSecret => Property.Name is "ApiKey" or "AdminKey" or "Password" or "BearerToken";
}
