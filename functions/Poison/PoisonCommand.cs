using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.DependencyInjection;
using OpenQoE.Functions.Commands;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Poison;

/// <summary>Messages that failed again and again, from the command line: <c>dotnet run --project functions -- poison replay alerts</c>.</summary>
internal sealed class PoisonCommand(CommandLine line) : Command
{
    private const int Page = 32;
    private const int ShownText = 120;

    // Long enough to put a page of messages back; after it, one that was not deleted shows again.
    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Never = TimeSpan.FromSeconds(-1);

    protected override string Usage => """
        Usage:
          poison list
          poison show QUEUE
          poison replay QUEUE [--limit N]
          poison drop QUEUE --id ID
        """;

    protected override void Add(IServiceCollection services) => services.AddStorage();

    protected override async Task<int> RunAsync(IServiceProvider services)
    {
        var clients = services.GetRequiredService<QueueClients>();
        switch (line.Words)
        {
            case ["list"]:
                line.Allow();
                foreach (var queue in StorageNames.Queues) Console.WriteLine($"{queue}  {await CountAsync(PoisonOf(clients, queue))}");
                return 0;
            case ["show", var queue]:
                line.Allow();
                return await ShowAsync(PoisonOf(clients, Known(queue)));
            case ["replay", var queue]:
                line.Allow("limit");
                return await ReplayAsync(PoisonOf(clients, Known(queue)), Raw(clients, queue), Limit());
            case ["drop", var queue]:
                line.Allow("id");
                return await DropAsync(PoisonOf(clients, Known(queue)), line["id"] ?? throw new CommandLineException("--id says which message; poison show lists them."));
            default:
                throw new CommandLineException("There is no such command.");
        }
    }

    // A fraction of a message would never be reached.
    private int Limit() => line.Number("limit") switch
    {
        null => int.MaxValue,
        >= 1 and <= int.MaxValue and var number when double.IsInteger(number) => (int)number,
        _ => throw new CommandLineException("--limit takes a whole number from 1."),
    };

    private static string Known(string queue) => StorageNames.Queues.Contains(queue)
        ? queue
        : throw new CommandLineException($"There is no queue {queue}; there are {string.Join(", ", StorageNames.Queues)}.");

    private static QueueClient PoisonOf(QueueClients clients, string queue) => Raw(clients, queue + StorageNames.PoisonSuffix);

    // The text as it is, also where it is none of ours.
    private static QueueClient Raw(QueueClients clients, string queue) => clients.CreateWithoutRetries(queue, Timeout, QueueMessageEncoding.None);

    private static async Task<int> CountAsync(QueueClient queue) =>
        await queue.ExistsAsync() ? (await queue.GetPropertiesAsync()).Value.ApproximateMessagesCount : 0;

    private static async Task<int> ShowAsync(QueueClient poison)
    {
        foreach (var message in await poison.ExistsAsync() ? (await poison.PeekMessagesAsync(Page)).Value : [])
        {
            Console.WriteLine($"{message.MessageId}  {message.InsertedOn?.UtcDateTime:yyyy-MM-ddTHH:mm:ssZ}  {Readable(message.Body.ToString())}");
        }

        return 0;
    }

    // First there, then away from here: broken off in between, a message is there twice, and never nowhere.
    private static async Task<int> ReplayAsync(QueueClient poison, QueueClient queue, int limit)
    {
        var replayed = 0;
        var waiting = await CountAsync(poison);
        while (replayed < Math.Min(limit, waiting) && await NextAsync(poison) is { Length: > 0 } messages)
        {
            await queue.CreateIfNotExistsAsync();
            var wanted = Math.Min(messages.Length, limit - replayed);
            foreach (var message in messages.Take(wanted))
            {
                await queue.SendMessageAsync(message.Body, timeToLive: Never);
                await poison.DeleteMessageAsync(message.MessageId, message.PopReceipt);
                replayed++;
            }

            foreach (var message in messages.Skip(wanted))
            {
                await poison.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.Body, TimeSpan.Zero);
            }
        }

        Console.WriteLine($"{replayed} replayed");
        return 0;
    }

    private static async Task<int> DropAsync(QueueClient poison, string id)
    {
        var seen = new List<QueueMessage>();
        try
        {
            while (await poison.ExistsAsync() && await NextAsync(poison) is { Length: > 0 } messages)
            {
                seen.AddRange(messages);
                if (messages.FirstOrDefault(message => message.MessageId == id) is { } found)
                {
                    await poison.DeleteMessageAsync(found.MessageId, found.PopReceipt);
                    seen.Remove(found);
                    Console.WriteLine("1 dropped");
                    return 0;
                }
            }
        }
        finally
        {
            foreach (var message in seen) await poison.UpdateMessageAsync(message.MessageId, message.PopReceipt, message.Body, TimeSpan.Zero);
        }

        return await FailAsync("There is no such message.");
    }

    private static async Task<QueueMessage[]> NextAsync(QueueClient poison) => (await poison.ReceiveMessagesAsync(Page, Hidden)).Value;

    private static string Readable(string text)
    {
        try
        {
            text = System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(text));
        }
        catch (FormatException)
        {
            // Then it is shown as it is.
        }

        return Shared.Notifications.PlainText.Line(text, ShownText);
    }
}
