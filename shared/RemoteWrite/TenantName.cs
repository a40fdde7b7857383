using System.Security.Cryptography;
using System.Text;

namespace OpenQoE.Shared.RemoteWrite;

/// <summary>
/// Names a Mimir tenant after an organisation. Tenants take letters, digits and <c>!-_.'()</c>, up to 150 bytes, and not only dots; any other
/// byte becomes <c>*</c> and two hex digits, so that two organisations never share a tenant.
/// https://grafana.com/docs/mimir/latest/configure/about-tenant-ids/
/// </summary>
public static class TenantName
{
    private const int MaximumLength = 150;

    public static string Of(string organisation)
    {
        var name = new StringBuilder();
        var onlyDots = organisation.AsSpan().Trim('.').IsEmpty;
        foreach (var b in Encoding.UTF8.GetBytes(organisation))
        {
            if (char.IsAsciiLetterOrDigit((char)b) || "!-_'()".Contains((char)b) || ((char)b == '.' && !onlyDots))
            {
                name.Append((char)b);
            }
            else
            {
                name.Append('*').Append(b.ToString("x2"));
            }
        }

        return name.Length <= MaximumLength
            ? name.ToString()
            : "*" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(organisation)));
    }
}
