using LearningThePrior.Gateway.Calls;
using LearningThePrior.Gateway.Limits;
using LearningThePrior.Gateway.Store;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prices;

namespace LearningThePrior.Gateway;

/// <summary>The settings of a gateway. Every default has its reason beside it.</summary>
public sealed record GatewayOptions
{
    /// <summary>What is done with recordings. Off, because a folder has to be named first.</summary>
    public RecordingMode Mode { get; init; } = RecordingMode.Off;

    /// <summary>The folder of recordings; needed unless <see cref="Mode"/> is off.</summary>
    public string? Recordings { get; init; }

    /// <summary>
    /// Where calls are kept: what is about to be sent, and replies. Null for the folder <see cref="Recordings"/>; not disposed of by the gateway otherwise.
    /// </summary>
    public ICallStore? Store { get; init; }

    /// <summary>
    /// The header by which an endpoint tells a request that it has seen from a new one, as a rule <c>Idempotency-Key</c>: a call that is sent again, in a later
    /// session too, carries the same id, and is answered without being paid for again. Null where the endpoint has none, as most.
    /// </summary>
    public string? IdempotencyHeader { get; init; }

    /// <summary>
    /// Names the run. What a run recorded itself before it died counts as made, with its cost, when it goes on under the same
    /// id; what others recorded counts as replayed. Null: nothing is the run's own.
    /// </summary>
    public string? RunId { get; init; }

    /// <summary>
    /// The file of calls of the same run from before it died (<see cref="CallLog"/>). Recordings hold only calls that gave a reply; what the others
    /// have cost counts against the limits too. Null or no such file: nothing.
    /// </summary>
    public string? CallsBefore { get; init; }

    /// <summary>What models cost.</summary>
    public PriceTable Prices { get; init; } = PriceTable.Known;

    /// <summary>The most calls of the run that may be made, a call with all its attempts being one; null for no limit.</summary>
    public long? MaxCalls { get; init; }

    /// <summary>
    /// The cost in US dollars at which no further call is sent; null for no limit. Calls that are under way then are finished, so
    /// that it is passed by no more than they cost. A model whose price is unknown is not asked at all under such a limit.
    /// </summary>
    public decimal? MaxCost { get; init; }

    /// <summary>Money that is shared with other processes, in the place of limits of its own; null for none.</summary>
    public ICallPurse? Purse { get; init; }

    /// <summary>What requests have to be like, by model, as is known beforehand; more is learned from refusals (<see cref="ModelGateway.Shapes"/>).</summary>
    public IReadOnlyDictionary<ModelName, RequestShape> Shapes { get; init; } = new Dictionary<ModelName, RequestShape>();

    /// <summary>When a failed attempt is made again.</summary>
    public RetrySettings Retry { get; init; } = new();

    /// <summary>How many calls are under way at once.</summary>
    public LimiterSettings Limiter { get; init; } = new();

    /// <summary>When an endpoint is left alone.</summary>
    public BreakerSettings Breaker { get; init; } = new();

    /// <summary>
    /// How long one attempt may take, from sending to the last byte of the reply. Two minutes: a slow local model writes 2,000
    /// tokens in that time.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long connecting may take. Far endpoints take one second.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>The most bytes of a reply. Twenty log-probabilities for each of 4,000 tokens are about 8 MB; reading a reply takes some ten times its size.</summary>
    public int MaxReplyBytes { get; init; } = 12 << 20;

    /// <summary>The clock of waits, time-outs and records.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What the jitter of waits derives from, with the call and the attempt.</summary>
    public ulong JitterSeed { get; init; }

    /// <summary>What sends, innermost; null for sockets. Not disposed of by the gateway.</summary>
    public HttpMessageHandler? Primary { get; init; }

    /// <summary>Who is told of every call; null for nobody.</summary>
    public ICallSink? Calls { get; init; }
}
