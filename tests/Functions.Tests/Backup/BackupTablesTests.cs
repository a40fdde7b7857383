using System.Reflection;
using OpenQoE.Functions.Backup;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Tests.Functions.Backup;

public class BackupTablesTests
{
    [Fact]
    public void Of_every_table_it_is_decided_whether_a_backup_has_it()
    {
        var tables = typeof(StorageNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.Name.EndsWith("Table", StringComparison.Ordinal)).Select(field => (string)field.GetRawConstantValue()!);
        Assert.Equal(tables.Order(), BackupTables.Standard.Concat(BackupTables.Counters).Concat(BackupTables.LeftOut).Order());
    }
}
