using Azure.Data.Tables;

namespace OpenQoE.Functions.Backup;

/// <summary>A row of a backup.</summary>
/// <param name="Table">The name of its table.</param>
/// <param name="Entity">The row.</param>
/// <param name="Bytes">About what it takes in a request.</param>
internal sealed record BackupRow(string Table, TableEntity Entity, int Bytes);
