using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenQoE.Shared.Events.Json;

namespace OpenQoE.Functions.Ingest;

/// <summary>Takes a body off the wire, whatever it is packed in, and never more of it than is allowed, nor for longer.</summary>
public sealed class BodyReader(BodyMemory memory, IOptions<IngestOptions> options, TimeProvider clock)
{
    /// <summary>The most a body may have, packed and unpacked.</summary>
    public const int MaxBytes = 1024 * 1024;

    private static readonly Answer TooLarge = Answer.Refusal(StatusCodes.Status413PayloadTooLarge, "The body has more than 1 MiB.");
    private static readonly Answer UnknownType =
        Answer.Refusal(StatusCodes.Status415UnsupportedMediaType, "The Content-Type is neither application/json nor text/plain.");
    private static readonly Answer UnknownEncoding =
        Answer.Refusal(StatusCodes.Status415UnsupportedMediaType, "The Content-Encoding is none of gzip, br, deflate.");
    private static readonly Answer TooSlow = Answer.Refusal(StatusCodes.Status408RequestTimeout, "The body did not come in time.");
    private static readonly Answer BrokenOff = Answer.Refusal(StatusCodes.Status400BadRequest, "The body breaks off.");
    private static readonly Answer Damaged = Answer.Refusal(StatusCodes.Status400BadRequest, "The body cannot be decompressed.");

    /// <summary>The request in a body, or the answer that refuses it.</summary>
    public async Task<BodyReading> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!IsKnownType(request.ContentType)) return UnknownType;
        if (ContentEncodings.Parse(request.Headers.ContentEncoding.ToString()) is not { } encoding) return UnknownEncoding;
        if (request.ContentLength > MaxBytes) return TooLarge;
        try
        {
            if (encoding == ContentEncoding.None && ReadAtOnce(request.BodyReader) is { } whole) return whole;
            return await ReadInTimeAsync(request, encoding, cancellationToken);
        }
        catch (IOException e) when (e is not BadHttpRequestException)
        {
            return BrokenOff;
        }
    }

    /// <summary>A small body comes together with its head, as a rule: read where it lies, it takes no room of ours, and no time. Null when there is more to come.</summary>
    private static ReceivedRequest? ReadAtOnce(PipeReader body)
    {
        if (!body.TryRead(out var read)) return null;
        var isWhole = read is { IsCompleted: true, Buffer: { IsSingleSegment: true, Length: <= MaxBytes } };
        var request = isWhole ? RequestReader.Read(read.Buffer.FirstSpan) : null;
        body.AdvanceTo(isWhole ? read.Buffer.End : read.Buffer.Start);
        return request;
    }

    private async Task<BodyReading> ReadInTimeAsync(HttpRequest request, ContentEncoding encoding, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(options.Value.BodyTimeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await ReadAllAsync(request, encoding, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            // Or the server would wait for the rest, to use the connection again.
            if (HttpProtocol.IsHttp11(request.Protocol)) request.HttpContext.Response.Headers.Connection = "close";
            return TooSlow;
        }
    }

    private async Task<BodyReading> ReadAllAsync(HttpRequest request, ContentEncoding encoding, CancellationToken cancellationToken)
    {
        // Waits without a buffer: whoever sends a head and nothing else holds no memory of ours.
        _ = await request.Body.ReadAsync(Memory<byte>.Empty, cancellationToken);
        using var packed = new PooledBody(memory);
        if (RefusalOf(await packed.FillAsync(request.Body, MaxBytes, cancellationToken)) is { } refusal) return refusal;
        if (encoding == ContentEncoding.None) return RequestReader.Read(packed.Bytes);

        using var unpacked = new PooledBody(memory);
        try
        {
            await using var source = ContentEncodings.Unpack(encoding, packed);
            if (RefusalOf(await unpacked.FillAsync(source, MaxBytes, cancellationToken)) is { } unpackedRefusal) return unpackedRefusal;
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException or IOException) // the latter two are Brotli's and zlib's
        {
            return Damaged;
        }
        return RequestReader.Read(unpacked.Bytes);
    }

    private Answer? RefusalOf(BodyFill fill) => fill switch
    {
        BodyFill.TooLarge => TooLarge,
        BodyFill.NoRoom => Answer.NotStored(options.Value.RetryAfter),
        _ => null,
    };

    /// <summary>No type at all is taken for JSON. Other charsets than UTF-8 show in the reading.</summary>
    private static bool IsKnownType(string? contentType)
    {
        var type = contentType.AsSpan();
        var end = type.IndexOf(';');
        type = (end < 0 ? type : type[..end]).Trim();
        return type.IsEmpty
            || type.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            || type.Equals("text/plain", StringComparison.OrdinalIgnoreCase);
    }
}
