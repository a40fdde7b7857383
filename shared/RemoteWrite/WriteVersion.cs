namespace OpenQoE.Shared.RemoteWrite;

/// <summary>A version of the protocol.</summary>
public enum WriteVersion
{
    /// <summary>https://prometheus.io/docs/specs/prw/remote_write_spec/.</summary>
    One,

    /// <summary>https://prometheus.io/docs/specs/prw/remote_write_spec_2_0/.</summary>
    Two,
}
