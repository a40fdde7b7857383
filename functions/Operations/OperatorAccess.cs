using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OpenQoE.Functions.Keys;
using OpenQoE.Shared.Keys;

namespace OpenQoE.Functions.Operations;

/// <summary>
/// Who may use the operator routes: whoever has the configured admin key, for all organisations; whoever has an admin key made later, for
/// its own; and without one configured, a developer on the same machine.
/// </summary>
public sealed class OperatorAccess(OperatorOptions options, KeyRing keys, IHostEnvironment environment)
{
    /// <summary>Who asks, or the refusal.</summary>
    public async ValueTask<OperatorDecision> ResolveAsync(HttpRequest request, CancellationToken cancellation)
    {
        SecurityHeaders.Apply(request);
        var sent = RequestKey.InHeaders(request);
        if (options.AdminKey.Length > 0 && RequestKey.Matches(options.AdminKey, sent)) return Operator.OfAll;

        // Who sends an admin key wants to be its organisation, also on the developer's own machine.
        if (KeyText.Parse(sent) is { Kind: KeyKind.Admin })
        {
            var found = await keys.FindAsync(KeyKind.Admin, sent, cancellation);
            if (found.Key is { } key) return new Operator(key.Organisation);
            return new OperatorDecision(null, found.IsUnreadable ? KeyAnswers.Unavailable(request) : NoKey);
        }

        var isDeveloper = options.AdminKey.Length == 0 && environment.IsDevelopment() && Loopback.IsSource(request) && !IsOfOtherSite(request);
        return isDeveloper ? Operator.OfAll : new OperatorDecision(null, NoKey);
    }

    /// <summary>The refusal for whoever may not see the figures of the whole instance, or null.</summary>
    public async ValueTask<IResult?> RefuseUnlessOfAllAsync(HttpRequest request, CancellationToken cancellation)
    {
        var who = await ResolveAsync(request, cancellation);
        return who.Operator is { Organisation: not null } ? OneOrganisationOnly : who.Refusal;
    }

    // A page somewhere could make a developer's browser post: it would not see the answer, but a key would be made.
    private static bool IsOfOtherSite(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin && !origin.EndsWith($"://{request.Host}", StringComparison.OrdinalIgnoreCase);

    private static IResult NoKey => Results.Problem(
        statusCode: StatusCodes.Status401Unauthorized, title: "The admin key is missing or unknown.",
        detail: "Send it as Authorization: Bearer KEY. It is set by OpenQoE:Operator:AdminKey, or was made as docs/keys.md says.");

    private static IResult OneOrganisationOnly => Results.Problem(
        statusCode: StatusCodes.Status403Forbidden, title: "The admin key is one organisation's.",
        detail: "These figures are of all of them: they take the key that OpenQoE:Operator:AdminKey sets.");
}
