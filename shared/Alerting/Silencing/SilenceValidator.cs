using FluentValidation;
using OpenQoE.Shared.Alerting.Matching;
using OpenQoE.Shared.Alerting.Routes.Rules;
using OpenQoE.Shared.Validation;

namespace OpenQoE.Shared.Alerting.Silencing;

/// <summary>All rules about a silence. Each runs, whatever the others find.</summary>
public sealed class SilenceValidator : AbstractValidator<Silence>
{
    public const int MostMatchers = 20;
    public const int LongestAuthor = 200;
    public const int LongestComment = 2_000;

    private const string Now = "now";

    /// <summary>A silence that is forgotten ends all the same.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(366);

    public SilenceValidator() => RuleFor(silence => silence).Custom(Matchers).Custom(Times).Custom(Texts);

    /// <summary>What is wrong with the silence; empty when nothing is.</summary>
    public IReadOnlyList<FieldError> Judge(Silence silence, DateTimeOffset now)
    {
        var context = new ValidationContext<Silence>(silence) { RootContextData = { [Now] = now } };
        return [.. Validate(context).Errors.Select(failure => new FieldError(failure.PropertyName, failure.ErrorMessage))];
    }

    private static void Matchers(Silence silence, ValidationContext<Silence> context)
    {
        if (silence.Matchers.Count is 0 or > MostMatchers)
        {
            context.Refuse("matchers", $"must be 1 to {MostMatchers}");
        }
        else if (silence.Matchers.All(MatchesMissing))
        {
            context.Refuse("matchers", "must not all match a missing label: that would silence everything");
        }
    }

    private static void Times(Silence silence, ValidationContext<Silence> context)
    {
        var now = (DateTimeOffset)context.RootContextData[Now];
        if (silence.EndsAt <= silence.StartsAt)
        {
            context.Refuse("ends_at", "must be after starts_at");
        }
        else if (silence.EndsAt <= now)
        {
            context.Refuse("ends_at", "must be in the future");
        }
        else if (silence.EndsAt - silence.StartsAt > Longest)
        {
            context.Refuse("ends_at", "must be within a year of starts_at");
        }

        if (silence.StartsAt > now + Longest)
        {
            context.Refuse("starts_at", "must be within a year");
        }
    }

    private static void Texts(Silence silence, ValidationContext<Silence> context)
    {
        if (string.IsNullOrWhiteSpace(silence.Author) || silence.Author.Length > LongestAuthor)
        {
            context.Refuse("author", $"must be 1 to {LongestAuthor} characters");
        }

        if (string.IsNullOrWhiteSpace(silence.Comment) || silence.Comment.Length > LongestComment)
        {
            context.Refuse("comment", $"must be 1 to {LongestComment} characters");
        }
    }

    private static bool MatchesMissing(LabelMatcher matcher) => matcher.Matches(new Dictionary<string, string>());
}
