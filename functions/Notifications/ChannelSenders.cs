using System.Net.Mail;
using Microsoft.Extensions.Logging;
using OpenQoE.Shared.Alerting;
using OpenQoE.Shared.Alerting.Channels;

namespace OpenQoE.Functions.Notifications;

/// <summary>Sends to a channel of any kind. It never throws but for the caller's cancellation: what goes wrong is a result.</summary>
public sealed class ChannelSenders(
    WebhookSender webhook, SlackSender slack, TeamsSender teams, PagerDutySender pagerDuty, EmailSender email, ChannelSecrets secrets,
    NotificationOptions options, TimeProvider time, ILogger<ChannelSenders> logger) : IChannelSender
{
    public async Task<ChannelResult> SendAsync(
        NotificationMessage message, ChannelSettings settings, string owner, ChannelMemory memory, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            // Mail's client does not always notice that it is to give up.
            return await DispatchAsync(message, secrets.Reveal(settings, owner), memory, either.Token).WaitAsync(either.Token);
        }
        catch (ChannelSettingException e)
        {
            return new ChannelResult(ChannelOutcome.Failed, e.Message, null, null);
        }
        catch (HttpRequestException e) when (e.InnerException is ChannelSettingException wrong)
        {
            return new ChannelResult(ChannelOutcome.Failed, wrong.Message, null, null);
        }
        catch (Exception) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return new ChannelResult(ChannelOutcome.Retry, $"no answer within {options.Timeout.TotalSeconds:0} s", null, null);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SmtpException && !cancellation.IsCancellationRequested)
        {
            return new ChannelResult(ChannelOutcome.Retry, $"cannot be reached ({TransportError.Of(e)})", null, null);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            // Not its text, which can hold a secret.
            var kind = e.GetType().Name;
            logger.LogError("A notification could not be made for {Channel}: {Error} {Place}", settings.GetType().Name, kind, e.StackTrace);
            return new ChannelResult(ChannelOutcome.Failed, $"the message could not be made ({kind})", null, null);
        }
    }

    private Task<ChannelResult> DispatchAsync(
        NotificationMessage message, ChannelSettings settings, ChannelMemory memory, CancellationToken cancellation) => settings switch
    {
        WebhookChannel channel => webhook.SendAsync(message, channel, cancellation),
        SlackChannel channel => slack.SendAsync(message, channel, memory, cancellation),
        TeamsChannel channel => teams.SendAsync(message, channel, cancellation),
        PagerDutyChannel channel => pagerDuty.SendAsync(message, channel, cancellation),
        EmailChannel channel => email.SendAsync(message, channel, cancellation),
        _ => throw new ChannelSettingException("there is no such kind of channel"),
    };
}
