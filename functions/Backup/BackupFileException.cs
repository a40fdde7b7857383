namespace OpenQoE.Functions.Backup;

/// <summary>The file of a backup cannot be read or written, or is none; the message says why.</summary>
internal sealed class BackupFileException(string message) : Exception(message);
