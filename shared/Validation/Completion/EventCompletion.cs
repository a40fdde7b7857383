using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Validation.Completion;

/// <summary>Fills in what the accepted events of a request left to us. What a player says itself is not touched.</summary>
/// <param name="organisation">Whose key came with the request; null when the events say whose they are.</param>
/// <param name="client">Who sent it.</param>
internal sealed class EventCompletion(string? organisation, ClientFacts client)
{
    private const string DefaultOrganisation = "default";

    // Events that share a context go on doing so.
    private EventContext? _stated;
    private PlayerEvent? _completed;

    public void Complete(PlayerEvent e)
    {
        var stated = e.Context;
        if (stated == _stated)
        {
            e.ShareContextOf(_completed!);
            return;
        }
        Fill(e);
        (_stated, _completed) = (stated, e);
    }

    private void Fill(PlayerEvent e)
    {
        e.OrgId = organisation ?? e.OrgId ?? DefaultOrganisation;
        e.ViewerId = ViewerId.Anonymous(e.ViewerId!);
        e.DeviceCategory ??= client.UserAgent.DeviceCategory;
        if (e.OsFamily is null) (e.OsFamily, e.OsVersion) = (client.UserAgent.Os, client.UserAgent.OsVersion);
        if (e.BrowserFamily is null) (e.BrowserFamily, e.BrowserVersion) = (client.UserAgent.Browser, client.UserAgent.BrowserVersion);
        e.NetworkCountry ??= client.Country;
        e.NetworkAsn ??= client.Asn;
    }
}
