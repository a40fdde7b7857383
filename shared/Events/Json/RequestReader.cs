using System.Text.Json;
using System.Text.Unicode;

namespace OpenQoE.Shared.Events.Json;

/// <summary>Reads the body of <c>POST /v1/events</c> in one pass. It never throws: a request is readable, or has a fault.</summary>
public static class RequestReader
{
    /// <summary>Most events a request may carry.</summary>
    public const int MaxEvents = 1_000;

    /// <summary>In UTF-16 units.</summary>
    public const int MaxBatchIdLength = 128;

    /// <summary>Below this a value is only too deep for its event; beyond it the JSON is refused as a whole.</summary>
    private const int ParserDepth = 64;

    public static ReceivedRequest Read(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith("\uFEFF"u8)) body = body[3..];
        if (!Utf8.IsValid(body)) return ReceivedRequest.Failed("The body is not UTF-8.");
        scoped var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = ParserDepth });
        var members = new RepeatedMembers(body, stackalloc RepeatedMembers.Member[RepeatedMembers.Room]);
        try
        {
            return ReadRequest(ref json, ref members);
        }
        catch (JsonException)
        {
            return ReceivedRequest.Failed(FaultOf(body));
        }
    }

    // The reader itself counts no lines of what is passed over.
    private static string FaultOf(ReadOnlySpan<byte> body)
    {
        var json = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = ParserDepth });
        try
        {
            while (json.Read()) { }
            throw new InvalidOperationException("The body was not JSON, and now is.");
        }
        catch (JsonException e)
        {
            return $"The body is not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}.";
        }
    }

    private static ReceivedRequest ReadRequest(ref Utf8JsonReader json, ref RepeatedMembers members)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartObject) return ReceivedRequest.Failed("The body is not a JSON object.");
        var request = new ReceivedRequest();
        var fault = (string?)null;
        while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
        {
            if (JsonText.Is(ref json, "events"u8)) fault = ReadEvents(ref json, request, ref members);
            else if (JsonText.Is(ref json, "sent_at"u8)) ReadSentAt(ref json, request);
            else if (JsonText.Is(ref json, "batch_id"u8)) ReadBatchId(ref json, request);
            else if (JsonText.Is(ref json, "attempt"u8)) ReadAttempt(ref json, request);
            else json.Read();
            if (fault is not null) return ReceivedRequest.Failed(fault);
            if (!EventReader.Skip(ref json)) return ReceivedRequest.Failed($"There are more than {EventReader.MaxDepth} levels.");
        }
        json.Read(); // throws if anything follows
        return request.Events.Count > 0 ? request : ReceivedRequest.Failed("There are no events.");
    }

    private static string? ReadEvents(ref Utf8JsonReader json, ReceivedRequest request, ref RepeatedMembers members)
    {
        json.Read();
        if (json.TokenType != JsonTokenType.StartArray) return "events is not an array.";
        request.Events.Clear();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            if (request.Events.Count == MaxEvents) return $"There are more than {MaxEvents} events.";
            request.Events.Add(EventReader.Read(ref json, request.Events.Count, request.Events is [.., var previous] ? previous : null, ref members));
        }
        return null;
    }

    private static void ReadSentAt(ref Utf8JsonReader json, ReceivedRequest request)
    {
        json.Read();
        request.SentAt = null;
        request.Forget("sent_at");
        if (json.TokenType != JsonTokenType.Number) Warn(ref json, request, "sent_at", "a number");
        else if (json.TryGetDouble(out var sentAt) && double.IsFinite(sentAt)) request.SentAt = sentAt;
        else Warn(request, "sent_at", ProblemCode.OutOfRange, "sent_at is a finite number.");
    }

    private static void ReadBatchId(ref Utf8JsonReader json, ReceivedRequest request)
    {
        json.Read();
        request.BatchId = null;
        request.Forget("batch_id");
        var id = json.TokenType == JsonTokenType.String ? JsonText.Read(ref json) : null;
        if (id is null) Warn(ref json, request, "batch_id", "a string");
        else if (id.Length > MaxBatchIdLength)
            Warn(request, "batch_id", ProblemCode.TooLong, $"batch_id is longer than {MaxBatchIdLength}.");
        else if (id.Length > 0) request.BatchId = id;
    }

    private static void ReadAttempt(ref Utf8JsonReader json, ReceivedRequest request)
    {
        json.Read();
        request.Attempt = 1;
        request.Forget("attempt");
        if (json.TokenType != JsonTokenType.Number) Warn(ref json, request, "attempt", "a number");
        else if (json.TryGetInt32(out var attempt) && attempt >= 1) request.Attempt = attempt;
        else Warn(request, "attempt", ProblemCode.OutOfRange, "attempt counts from 1, in whole numbers.");
    }

    private static void Warn(ref Utf8JsonReader json, ReceivedRequest request, string name, string expected)
    {
        if (json.TokenType != JsonTokenType.Null) Warn(request, name, ProblemCode.WrongType, $"{name} is {expected}.");
    }

    private static void Warn(ReceivedRequest request, string name, ProblemCode code, string message) =>
        request.Warn(new Problem(name, code, message, CostsEvent: false));
}
