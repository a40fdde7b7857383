using FluentValidation;

namespace OpenQoE.Shared.Alerting.Routes.Rules;

/// <summary>The digest's time is some place's.</summary>
internal static class DigestZone
{
    public static void Check(RoutingDocument document, ValidationContext<RoutingDocument> context)
    {
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(document.Digest.TimeZone, out _))
        {
            context.Refuse("digest.time_zone", "must be the name of a time zone, such as Europe/Berlin or UTC");
        }
    }
}
