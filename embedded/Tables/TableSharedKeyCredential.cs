using System.Security.Cryptography;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>An account's name and key. Requests are signed with the key, it is never sent.</summary>
public class TableSharedKeyCredential
{
    private byte[] _key;

    /// <exception cref="FormatException">The key is not base64.</exception>
    public TableSharedKeyCredential(string accountName, string accountKey)
    {
        AccountName = accountName;
        _key = Convert.FromBase64String(accountKey);
    }

    public string AccountName { get; }

    /// <summary>Goes over to a new key: clients that have this credential use it from now on.</summary>
    public void SetAccountKey(string accountKey) => Volatile.Write(ref _key, Convert.FromBase64String(accountKey));

    internal string Sign(string text) =>
        Convert.ToBase64String(HMACSHA256.HashData(Volatile.Read(ref _key), Encoding.UTF8.GetBytes(text)));
}
