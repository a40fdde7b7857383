using System.Text;
using Microsoft.AspNetCore.Http;

namespace OpenQoE.Functions.Operations.Api;

/// <summary>Bodies of operators' requests.</summary>
internal static class RequestText
{
    public const int MaximumBytes = 1024 * 1024;

    /// <summary>The body as text, or the refusal of one that is too large.</summary>
    public static async Task<(string? Text, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var read = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (await request.Body.ReadAsync(buffer, cancellation) is > 0 and var count)
        {
            read.Write(buffer, 0, count);
            if (read.Length > MaximumBytes)
            {
                return (null, Results.Problem(statusCode: StatusCodes.Status413PayloadTooLarge, title: $"The body has more than {MaximumBytes} bytes."));
            }
        }

        return (Encoding.UTF8.GetString(read.GetBuffer(), 0, (int)read.Length), null);
    }
}
