using Azure.Data.Tables.Http;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused, and none of its actions took effect.</summary>
public class TableTransactionFailedException : RequestFailedException
{
    internal TableTransactionFailedException(Response response, int? failedTransactionActionIndex)
        : base(response, null, ODataErrorParser.Instance) => FailedTransactionActionIndex = failedTransactionActionIndex;

    /// <summary>Which action the service refused; null when it named none.</summary>
    public int? FailedTransactionActionIndex { get; }
}
