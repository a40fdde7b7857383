using OpenQoE.Shared.Events;

namespace OpenQoE.Shared.Validation.Completion;

/// <summary>Fills in what an accepted event left to us. What a player says itself is not touched.</summary>
internal static class EventCompletion
{
    private const string DefaultOrganisation = "default";

    public static void Complete(PlayerEvent e, string? organisation, ClientFacts client)
    {
        e.OrgId = organisation ?? e.OrgId ?? DefaultOrganisation;
        e.ViewerId = Completion.ViewerId.Anonymous(e.ViewerId!);
        e.DeviceCategory ??= client.UserAgent.DeviceCategory;
        if (e.OsFamily is null) (e.OsFamily, e.OsVersion) = (client.UserAgent.Os, client.UserAgent.OsVersion);
        if (e.BrowserFamily is null) (e.BrowserFamily, e.BrowserVersion) = (client.UserAgent.Browser, client.UserAgent.BrowserVersion);
        e.NetworkCountry ??= client.Country;
        e.NetworkAsn ??= client.Asn;
    }
}
