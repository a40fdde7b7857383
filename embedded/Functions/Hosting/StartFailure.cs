using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>
/// A reason not to start that whoever runs the program can remove. The program reports it in a line; the generic host would log it
/// with a stack trace before, and is kept from that, and from that only.
/// </summary>
internal sealed class StartFailure
{
    private volatile bool _reported;

    public InvalidOperationException Of(string message)
    {
        _reported = true;
        return new InvalidOperationException(message);
    }

    public void Quiet(ILoggingBuilder logging) =>
        logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", level => level >= LogLevel.Warning && !_reported);
}
