using OpenQoE.Functions.Publishing;
using OpenQoE.Shared.RemoteWrite;
using OpenQoE.Tests.Support;

namespace OpenQoE.Tests.Functions.Publishing;

/// <summary>Keeps what it is sent, and answers as the test says for a tenant.</summary>
internal sealed class CollectingReceiver : IRemoteWrite
{
    private readonly List<(string Tenant, DecodedWriteRequest Request)> _requests = [];

    public Func<string, SendDecision> Answer { get; set; } = _ => new(SendResult.Sent);

    /// <summary>The requests since the last call, whatever their answer was.</summary>
    public IReadOnlyList<(string Tenant, DecodedWriteRequest Request)> Take()
    {
        var taken = _requests.ToList();
        _requests.Clear();
        return taken;
    }

    public Task<SendDecision> SendAsync(WriteRequest request, string tenant, DateTimeOffset deadline, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        _requests.Add((tenant, DecodedWriteRequest.Decode(request.Encode(WriteVersion.One))));
        return Task.FromResult(Answer(tenant));
    }
}
