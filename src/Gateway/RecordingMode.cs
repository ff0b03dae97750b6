namespace LearningThePrior.Gateway;

/// <summary>What the gateway does with recordings.</summary>
public enum RecordingMode
{
    /// <summary>Every call is sent and none is kept.</summary>
    Off,

    /// <summary>A call that was recorded is replayed; any other is sent and recorded.</summary>
    Auto,

    /// <summary>Every call is sent and recorded anew, but for those that this run itself recorded before it died.</summary>
    Record,

    /// <summary>Nothing is sent: a call that was not recorded fails.</summary>
    ReplayOnly,
}
