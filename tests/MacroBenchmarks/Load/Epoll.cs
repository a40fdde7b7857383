using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace OpenQoE.Tests.MacroBenchmarks.Load;

/// <summary>Which of many sockets can be read or written, told by Linux itself: one thread serves all, without a task or a callback for each answer.</summary>
internal sealed class Epoll : IDisposable
{
    private const int Add = 1, Modify = 3;
    private const uint In = 0x001, Out = 0x004;
    private const int MaximumEvents = 512;
    private static readonly TimeSpan Coarse = TimeSpan.FromMilliseconds(20);

    // On x64 alone the kernel's struct has no padding between its two members.
    private static readonly int Size = RuntimeInformation.ProcessArchitecture == Architecture.X64 ? 12 : 16;
    private static readonly int DataAt = Size - 8;

    private readonly int _epoll = Checked(Create(0));
    private readonly byte[] _events = new byte[MaximumEvents * Size];

    /// <summary>Tells of a socket by a number from now on.</summary>
    public void Watch(Socket socket, int number) => Control(Add, socket, number, In);

    /// <summary>Tells also when it can be written, or no more.</summary>
    public void WatchWrites(Socket socket, int number, bool writes) => Control(Modify, socket, number, writes ? In | Out : In);

    /// <summary>Waits until one is ready, or the time is up.</summary>
    /// <returns>How many are; <see cref="Number"/> says which.</returns>
    public int Wait(TimeSpan patience)
    {
        if (patience >= Coarse) return Math.Max(0, Wait(_epoll, _events, MaximumEvents, (int)patience.TotalMilliseconds));

        // The wait of epoll itself counts in milliseconds: too coarse for requests that are due at a time.
        if (patience > TimeSpan.Zero)
        {
            var poll = new PollFd { Descriptor = _epoll, Events = 1 };
            var time = new TimeSpec { Seconds = (long)patience.TotalSeconds, Nanoseconds = patience.Ticks % TimeSpan.TicksPerSecond * 100 };
            _ = Poll(ref poll, 1, ref time, 0);
        }

        return Math.Max(0, Wait(_epoll, _events, MaximumEvents, 0));
    }

    /// <summary>The number of the socket that the event at that place is about.</summary>
    public int Number(int place) => BitConverter.ToInt32(_events, (place * Size) + DataAt);

    public void Dispose() => _ = Close(_epoll);

    private void Control(int operation, Socket socket, int number, uint events)
    {
        var change = new byte[Size];
        BitConverter.TryWriteBytes(change, events);
        BitConverter.TryWriteBytes(change.AsSpan(DataAt), (long)number);
        _ = Checked(Control(_epoll, operation, (int)socket.Handle, change));
    }

    private static int Checked(int result) => result >= 0 ? result : throw new IOException($"epoll: error {Marshal.GetLastPInvokeError()}");

    [StructLayout(LayoutKind.Sequential)]
    private struct PollFd
    {
        public int Descriptor;
        public short Events;
        public short Happened;
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }

    [DllImport("libc", EntryPoint = "epoll_create1", SetLastError = true)]
    private static extern int Create(int flags);

    [DllImport("libc", EntryPoint = "epoll_ctl", SetLastError = true)]
    private static extern int Control(int epoll, int operation, int descriptor, byte[] change);

    [DllImport("libc", EntryPoint = "epoll_wait", SetLastError = true)]
    private static extern int Wait(int epoll, byte[] events, int maximum, int milliseconds);

    [DllImport("libc", EntryPoint = "ppoll")]
    private static extern int Poll(ref PollFd descriptors, ulong count, ref TimeSpec patience, nint signals);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int descriptor);
}
