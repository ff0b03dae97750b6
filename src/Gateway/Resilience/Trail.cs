using LearningThePrior.Gateway.Wire;
using LearningThePrior.LanguageModels.Calls;
using Polly;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace LearningThePrior.Gateway.Resilience;

/// <summary>A call's attempts so far, carried through the layers by Polly's context.</summary>
internal sealed class Trail(PendingCall call, GatewayOptions options)
{
    private static readonly ResiliencePropertyKey<Trail> Property = new("trail");

    private readonly List<CallAttempt> _attempts = [];
    private readonly long _start = options.Time.GetTimestamp();
    private long _free = options.Time.GetTimestamp();
    private int _identical;

    public PendingCall Call => call;

    public IReadOnlyList<CallAttempt> Attempts => _attempts;

    public Fault? LastFault { get; private set; }

    public WireReply? LastReply { get; private set; }

    public double Seconds => Rounded(options.Time.GetElapsedTime(_start));

    public static Trail Of(ResilienceContext context) => context.Properties.GetValue(Property, null!);

    public void Enter(ResilienceContext context) => context.Properties.Set(Property, this);

    /// <summary>Notes an attempt that began at a time stamp.</summary>
    public void Add(long began, WireReply? reply, Fault? fault)
    {
        var usage = reply?.Facts.Usage;
        var billing = usage is not null ? AttemptBilling.Used : fault?.Billing ?? AttemptBilling.Unknown;
        var now = options.Time.GetTimestamp();
        _attempts.Add(new(
            reply?.Status,
            Told(fault),
            Rounded(options.Time.GetElapsedTime(began, now)),
            Rounded(options.Time.GetElapsedTime(_free, began)),
            billing,
            usage));
        _free = now;
        Count(fault);
        LastReply = reply;
    }

    /// <summary>Whether what came of an attempt calls for another one.</summary>
    public bool CallsForAnother(Outcome<Attempt> outcome)
    {
        if (outcome.Exception is BrokenCircuitException)
        {
            // Others found the endpoint to be down: as if this call had found it once more.
            _identical++;
        }
        else if (outcome.Exception is not (null or TimeoutRejectedException) || LastFault is not { MayPass: true })
        {
            return false;
        }

        return _identical < options.Retry.MaxIdenticalFailures;
    }

    /// <summary>How long to wait before another attempt.</summary>
    /// <param name="retries">Retries made so far.</param>
    /// <param name="exception">What the attempt ended with, or null.</param>
    public TimeSpan Wait(int retries, Exception? exception)
    {
        var settings = options.Retry;
        var whole = Math.Min(settings.LongestWait.TotalSeconds, settings.FirstWait.TotalSeconds * Math.Pow(2, retries));
        var wait = TimeSpan.FromSeconds(whole * (1 + call.Jitter(options.JitterSeed, retries)) / 2);
        var asked = exception is BrokenCircuitException broken ? broken.RetryAfter : LastFault?.RetryAfter;

        // The jitter is added, so that not all who were told the same time come back at once.
        return asked is { } least ? TimeSpan.FromTicks(Math.Min(least.Ticks, options.Limiter.LongestPause.Ticks)) + (wait / 2) : wait;
    }

    /// <summary>The cause of a failed attempt; where the endpoint asks for a longer wait than is waited, both are said.</summary>
    private string? Told(Fault? fault) => fault?.RetryAfter is { } asked && asked > options.Limiter.LongestPause
        ? FormattableString.Invariant($"{fault.Cause}; it asks to be left alone for {asked.TotalSeconds:0} s, and is for {options.Limiter.LongestPause.TotalSeconds:0} s")
        : fault?.Cause;

    private static double Rounded(TimeSpan time) => Math.Round(time.TotalSeconds, 6);

    private void Count(Fault? fault)
    {
        _identical = fault is null or { IsRefusal: true } ? 0 : fault.Cause == LastFault?.Cause ? _identical + 1 : 1;
        LastFault = fault;
    }
}
