namespace Azure.Data.Tables.Queries;

/// <summary>The answer when a row that may be missing is.</summary>
internal sealed class MissingEntity<T>(Response response) : NullableResponse<T>
{
    public override bool HasValue => false;

    public override T Value => throw new InvalidOperationException($"There is no such row (status {response.Status})");

    public override Response GetRawResponse() => response;
}
