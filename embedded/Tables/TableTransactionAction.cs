namespace Azure.Data.Tables;

/// <summary>One step of a transaction. All steps of a transaction go to one partition, each to a row of its own.</summary>
/// <param name="actionType">What to do.</param>
/// <param name="entity">With which row; a deletion needs its keys only.</param>
/// <param name="etag">
/// The version a deletion or an update expects. Without one a deletion is unconditional, and an update also adds a row
/// that is not there: the official client behaves so.
/// </param>
public class TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity, ETag etag = default)
{
    public TableTransactionAction(TableTransactionActionType actionType, ITableEntity entity) : this(actionType, entity, default)
    {
    }

    public TableTransactionActionType ActionType { get; } = actionType;

    public ITableEntity Entity { get; } = entity;

    public ETag ETag { get; } = etag;
}
