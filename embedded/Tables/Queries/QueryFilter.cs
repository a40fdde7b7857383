using System.Globalization;
using System.Text;

namespace Azure.Data.Tables.Queries;

/// <summary>Writes the values of an interpolated filter as OData literals, so that none can change the filter's meaning.</summary>
internal static class QueryFilter
{
    public static string Create(FormattableString filter) => string.Format(
        CultureInfo.InvariantCulture, filter.Format, [.. filter.GetArguments().Select(Literal)]);

    private static string Literal(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        long or ulong => Invariant(value) + "L",
        sbyte or byte or short or ushort or int or uint or float or double or decimal => Invariant(value),
        Guid guid => $"guid'{guid}'",
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexString(data)}'",
        DateTimeOffset time => Time(time.UtcDateTime),
        DateTime time => Time(time.ToUniversalTime()),
        string or char or StringBuilder => $"'{value.ToString()!.Replace("'", "''")}'",
        _ => throw new ArgumentException($"A filter cannot hold a {value.GetType().Name}"),
    };

    private static string Invariant(object value) => ((IFormattable)value).ToString(null, CultureInfo.InvariantCulture);

    private static string Time(DateTime utc) => $"datetime'{utc:yyyy-MM-ddTHH:mm:ss.FFFFFFFZ}'";
}
