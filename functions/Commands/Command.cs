using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenQoE.Functions.Backup;
using OpenQoE.Functions.Keys;
using OpenQoE.Functions.Operations;
using OpenQoE.Functions.Poison;
using OpenQoE.Functions.Storage;

namespace OpenQoE.Functions.Commands;

/// <summary>Something that the program does from the command line, without starting the host, for whoever has the storage.</summary>
public abstract class Command
{
    protected const int Failed = 1;
    protected const int Misused = 2;

    /// <summary>How it is to be called.</summary>
    protected abstract string Usage { get; }

    /// <summary>Null when the arguments are of no command.</summary>
    public static Command? From(string[] args) => args switch
    {
        ["health", .. var rest] => new HealthCommand(CommandLine.Parse(rest)),
        ["keys", .. var rest] => new KeysCommand(CommandLine.Parse(rest)),
        ["poison", .. var rest] => new PoisonCommand(CommandLine.Parse(rest)),
        ["backup", .. var rest] => new BackupCommand(CommandLine.Parse(rest, BackupCommand.Counters)),
        ["restore", .. var rest] => new RestoreCommand(CommandLine.Parse(rest, RestoreCommand.Replace)),
        _ => null,
    };

    /// <summary>Does it.</summary>
    /// <returns>Exit code: 0; 1 when it could not be done; 2 when the command is none.</returns>
    public async Task<int> RunAsync(IConfiguration configuration)
    {
        var services = new ServiceCollection().AddLogging(logging => logging.SetMinimumLevel(LogLevel.None));
        Add(services.AddSingleton(configuration));
        await using var provider = services.BuildServiceProvider();
        try
        {
            return await RunAsync(provider);
        }
        catch (CommandLineException e)
        {
            await Console.Error.WriteLineAsync($"{e.Message}\n{Usage}");
            return Misused;
        }
        catch (BackupFileException e)
        {
            return await FailAsync(e.Message);
        }
        catch (Exception e) when (StorageErrors.Include(e))
        {
            return await FailAsync("The storage cannot be reached. AzureWebJobsStorage says which; the development storage needs a running Azurite.");
        }
    }

    /// <summary>Adds what it needs.</summary>
    protected abstract void Add(IServiceCollection services);

    protected abstract Task<int> RunAsync(IServiceProvider services);

    protected static async Task<int> FailAsync(string reason)
    {
        await Console.Error.WriteLineAsync($"Error: {reason}");
        return Failed;
    }
}
