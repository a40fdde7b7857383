using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenQoE.Functions.Configuration;
using OpenQoE.Functions.Notifications;
using OpenQoE.Shared.Notifications;
using static OpenQoE.Tests.Functions.Notifications.Sending;

namespace OpenQoE.Tests.Functions.Notifications;

public sealed class TemplatesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("openqoe-templates-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_users_template_takes_the_place_of_ours_and_the_others_stay()
    {
        await WriteAsync("slack.liquid", "Mine: {{ where }}");
        Assert.Equal("Mine: country DE (82 %)", Render(Templates.Slack));
        Assert.StartsWith("CRITICAL INC-2026-0001", Render(Templates.PlainText));
    }

    [Theory]
    [InlineData("{% if where %}", "email.liquid")]
    [InlineData("line\n{{ where | }}", "email.liquid")]
    [InlineData("{{ 1 | divided_by: level }}", "email.liquid")]
    [InlineData("{% include 'header' %}", "email.liquid")]
    [InlineData("{% for a in (1..1000) %}{% for b in (1..1000) %}{{ b }}{% endfor %}{% endfor %}", "email.liquid")]
    public async Task One_that_cannot_be_read_or_fails_stops_the_start_in_one_line_that_names_it(string template, string file)
    {
        await WriteAsync(file, template);
        var wrong = await Assert.ThrowsAsync<SettingException>(StartAsync);
        Assert.Contains(file, wrong.Message);
        Assert.DoesNotContain('\n', wrong.Message);
    }

    [Fact]
    public void A_folder_that_is_not_there_stops_the_start()
    {
        using var provider = Services(("OpenQoE:Notifications:TemplateFolder", "/nowhere"));
        var wrong = Assert.Throws<SettingException>(provider.GetRequiredService<Templates>);
        Assert.Equal("OpenQoE:Notifications:TemplateFolder is /nowhere, which is no folder.", wrong.Message);
    }

    [Theory]
    [InlineData("{% if where contains 'DE' %}{{ 1 | divided_by: level }}{% endif %}")]
    [InlineData("{% if organisation == 'example' %}fine{% endif %}")]
    public async Task One_that_fails_or_says_nothing_later_gives_way_to_ours(string template)
    {
        await WriteAsync("slack.liquid", template);
        Assert.Contains("could not start", Render(Templates.Slack));
    }

    [Fact]
    public async Task Ours_pass_the_check() => await StartAsync();

    private Task WriteAsync(string name, string template) => File.WriteAllTextAsync(Path.Combine(_folder, name), template);

    private string Render(string name)
    {
        using var provider = Services(("OpenQoE:Notifications:TemplateFolder", _folder));
        return provider.GetRequiredService<Templates>().Render(name, NotificationFacts.Of(SomeNotification.Of(), null), Escapes.None);
    }

    private async Task StartAsync()
    {
        await using var provider = Services(("OpenQoE:Notifications:TemplateFolder", _folder));
        foreach (var service in provider.GetServices<IHostedService>()) await service.StartAsync(default);
    }
}
