using Fluid;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Configuration;
using OpenQoE.Shared.Notifications;

namespace OpenQoE.Functions.Notifications;

/// <summary>
/// The texts of messages, as Liquid: those of this folder, each replaced by the user's own of the same name. They see the fields of
/// <see cref="NotificationFacts"/> and nothing else. Read once, at start.
/// </summary>
public sealed class Templates
{
    public const string PlainText = "text.liquid";
    public const string Slack = "slack.liquid";
    public const string Teams = "teams.liquid";
    public const string Email = "email.liquid";

    private const string OwnFolder = "Notifications/templates";
    private const string Folder = "OpenQoE:Notifications:TemplateFolder";

    // A template of a user's own that never ends must not hold a message for ever.
    private static readonly TemplateOptions Options = new() { MaxSteps = 100_000, MaxRecursion = 10 };

    private readonly ILogger<Templates> _logger;
    private readonly Dictionary<string, IFluidTemplate> _own, _users;

    /// <exception cref="SettingException">The user's folder is not there, or one of its templates cannot be read.</exception>
    public Templates(NotificationOptions options, ILogger<Templates> logger)
    {
        if (options.TemplateFolder.Length > 0 && !Directory.Exists(options.TemplateFolder))
        {
            throw new SettingException($"{Folder} is {options.TemplateFolder}, which is no folder.");
        }

        _logger = logger;
        string[] names = [PlainText, Slack, Teams, Email];
        _own = names.ToDictionary(name => name, name => Parse(Path.Combine(AppContext.BaseDirectory, OwnFolder, name)));
        _users = options.TemplateFolder.Length == 0 ? [] : names
            .Select(name => (Name: name, File: Path.Combine(options.TemplateFolder, name)))
            .Where(template => File.Exists(template.File))
            .ToDictionary(template => template.Name, template => Parse(template.File));
    }

    /// <summary>Fills every template of the user's own with an example.</summary>
    /// <exception cref="SettingException">One fails: it divides by nothing, has no end, or includes what is not there.</exception>
    public void Check()
    {
        foreach (var (name, template) in _users)
        {
            foreach (var facts in TemplateExamples.All)
            {
                try
                {
                    Fill(template, facts, Escapes.None);
                }
                catch (Exception e)
                {
                    throw new SettingException($"The template {name} in {Folder} fails: {e.Message.ReplaceLineEndings(" ")}");
                }
            }
        }
    }

    /// <summary>
    /// Fills a template. One of the user's own that fails, or says nothing, gives way to ours: the message matters more than its form.
    /// </summary>
    /// <param name="name">Its file's.</param>
    /// <param name="facts">What to say.</param>
    /// <param name="escape">Makes any text harmless where it is going.</param>
    public string Render(string name, NotificationFacts facts, Func<string, string> escape)
    {
        try
        {
            if (_users.TryGetValue(name, out var users) && Fill(users, facts, escape) is { Length: > 0 } text)
            {
                return text;
            }
        }
        catch (Exception e)
        {
            _logger.LogWarning("The template {Name} in {Folder} fails, so that ours is used: {Error}", name, Folder, e.Message);
        }

        return Fill(_own[name], facts, escape);
    }

    private static string Fill(IFluidTemplate template, NotificationFacts facts, Func<string, string> escape) =>
        template.Render(new TemplateContext(Model(facts, escape), Options)).Trim();

    private static IFluidTemplate Parse(string file) => new FluidParser().TryParse(File.ReadAllText(file), out var template, out var error)
        ? template
        : throw new SettingException($"The template {file} cannot be read: {error.ReplaceLineEndings(" ")}");

    private static Dictionary<string, object> Model(NotificationFacts facts, Func<string, string> escape) => new()
    {
        ["headline"] = escape(facts.Headline),
        ["kind"] = facts.Kind,
        ["resolved"] = facts.IsResolved,
        ["severity"] = facts.Severity,
        ["incident"] = escape(facts.Incident),
        ["organisation"] = escape(facts.Organisation),
        ["title"] = escape(facts.Title),
        ["summary"] = escape(facts.Summary.Length > 0 ? facts.Summary : facts.Title),
        ["description"] = escape(facts.Description),
        ["impact"] = escape(facts.Impact),
        ["where"] = escape(facts.Where),
        ["since"] = escape(facts.Since),
        ["budget"] = escape(facts.Budget),
        ["next_step"] = escape(facts.NextStep),
        ["runbook_url"] = escape(facts.RunbookUrl),
        ["dashboard_url"] = escape(facts.DashboardUrl),
        ["incident_url"] = escape(facts.IncidentUrl),
        ["acknowledged_by"] = escape(facts.AcknowledgedBy),
        ["level"] = facts.Level,
        ["more_alerts"] = facts.MoreAlerts,
        ["alerts"] = facts.Alerts.Select(alert => new Dictionary<string, object>
        {
            ["name"] = escape(alert.Name),
            ["status"] = alert.Status,
            ["severity"] = alert.Severity,
            ["summary"] = escape(alert.Summary),
            ["labels"] = escape(alert.Labels),
        }).ToArray(),
    };
}
