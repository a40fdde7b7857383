using FluentValidation;

namespace OpenQoE.Functions.Keys;

/// <summary>What a key can be. Errors name the field as JSON has it.</summary>
public sealed class KeyDraftValidator : AbstractValidator<KeyDraft>
{
    private const int LongestText = 128;
    private const int LongestOrigin = 256;
    private const int MostOrigins = 100;
    private const double HighestRate = 1e6;
    private const double HighestBurst = 1e8;

    /// <param name="now">What has expired by then makes no sense.</param>
    public KeyDraftValidator(DateTimeOffset now)
    {
        RuleFor(draft => draft.Kind).Must(kind => kind is "ingest" or "admin").WithName("kind")
            .WithMessage("kind is ingest or admin.");
        RuleFor(draft => draft.Organisation).Must(name => !string.IsNullOrWhiteSpace(name)).WithName("organisation")
            .WithMessage("organisation is required.");
        RuleFor(draft => draft.Organisation).Must(IsPlain).WithName("organisation")
            .WithMessage($"organisation has at most {LongestText} characters, no control characters, and no spaces around it.");
        RuleFor(draft => draft.Name).Must(IsPlain).WithName("name")
            .WithMessage($"name has at most {LongestText} characters, no control characters, and no spaces around it.");
        RuleFor(draft => draft.Origins).Must(origins => origins is not { Count: > MostOrigins }).WithName("origins")
            .WithMessage($"origins are at most {MostOrigins}.");
        RuleForEach(draft => draft.Origins).Must(IsOrigin).OverridePropertyName("origins")
            .WithMessage("origins are * or such as https://player.example: scheme, host and port, and no path.");
        RuleFor(draft => draft.Rate).Must(rate => rate is null or (>= 0 and <= HighestRate)).WithName("rate")
            .WithMessage("rate is 0 to 1000000 events per second.");
        RuleFor(draft => draft.Burst).Must(burst => burst is null or 0 or (>= 1 and <= HighestBurst)).WithName("burst")
            .WithMessage("burst is 0, or 1 to 100000000 events.");
        RuleFor(draft => draft.Expires).Must(expires => !(expires <= now)).WithName("expires")
            .WithMessage("expires is in the future.");
        When(draft => draft.Kind == "admin", () =>
        {
            RuleFor(draft => draft.Origins).Must(origins => origins is null or []).WithName("origins")
                .WithMessage("origins are for ingest keys only.");
            RuleFor(draft => draft.Rate).Must(rate => rate is null or 0).WithName("rate").WithMessage("rate is for ingest keys only.");
            RuleFor(draft => draft.Burst).Must(burst => burst is null or 0).WithName("burst").WithMessage("burst is for ingest keys only.");
        });
    }

    private static bool IsPlain(string? text) =>
        text is null || (text.Length <= LongestText && !text.Any(char.IsControl) && text.Trim().Length == text.Length);

    private static bool IsOrigin(string? origin) => origin == "*"
        || (origin is { Length: <= LongestOrigin } && Uri.TryCreate(origin, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            && string.Equals(uri.GetLeftPart(UriPartial.Authority), origin, StringComparison.OrdinalIgnoreCase) && !origin.Contains('@')
            && !origin.Contains(','));
}
