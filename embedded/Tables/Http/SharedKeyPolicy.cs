using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.Data.Tables.Http;

/// <summary>
/// Signs each attempt with the account's key (scheme SharedKeyLite): the time, and the account's name followed by the path as
/// it is sent. So an emulator's path, which itself begins with the account's name, has it twice.
/// See https://learn.microsoft.com/rest/api/storageservices/authorize-with-shared-key.
/// </summary>
internal sealed class SharedKeyPolicy(TableSharedKeyCredential credential, TimeProvider time) : HttpPipelineSynchronousPolicy
{
    public override void OnSendingRequest(HttpMessage message)
    {
        var date = time.GetUtcNow().ToString("R");
        message.Request.Headers.SetValue("x-ms-date", date);
        var signature = credential.Sign($"{date}\n/{credential.AccountName}{message.Request.Uri.ToUri().AbsolutePath}");
        message.Request.Headers.SetValue("Authorization", $"SharedKeyLite {credential.AccountName}:{signature}");
    }
}
