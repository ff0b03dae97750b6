using System.Net;
using System.Net.Sockets;
using System.Text;
using Polly;
using Polly.Simmy;
using Polly.Simmy.Fault;
using Polly.Simmy.Latency;
using Polly.Simmy.Outcomes;

namespace LearningThePrior.Gateway.Tests;

/// <summary>Lets three in ten requests fail, in every way that a wire and an endpoint have, drawn from a seed.</summary>
internal sealed class ChaosHandler : DelegatingHandler
{
    private readonly ResiliencePipeline<HttpResponseMessage> _chaos;
    private readonly ulong _seed;
    private int _draws;
    private int _requests;

    public ChaosHandler(ulong seed, HttpMessageHandler inner)
        : base(inner)
    {
        _seed = seed;
        _chaos = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddChaosLatency(new ChaosLatencyStrategyOptions { InjectionRate = .04, Latency = TimeSpan.FromHours(1), Randomizer = Draw })
            .AddChaosFault(new ChaosFaultStrategyOptions { InjectionRate = .1, Randomizer = Draw, FaultGenerator = _ => ValueTask.FromResult<Exception?>(Faults[Choose(Faults.Length)]()) })
            .AddChaosOutcome(new ChaosOutcomeStrategyOptions<HttpResponseMessage>
            {
                InjectionRate = .2,
                Randomizer = Draw,
                OutcomeGenerator = _ => ValueTask.FromResult<Outcome<HttpResponseMessage>?>(Outcome.FromResult(Outcomes[Choose(Outcomes.Length)]())),
            })
            .Build();
    }

    public int Requests => _requests;

    private static Func<Exception>[] Faults { get; } =
    [
        () => new HttpRequestException(HttpRequestError.ConnectionError, "refused"),
        () => new HttpRequestException(HttpRequestError.NameResolutionError, "no such host"),
        () => new HttpRequestException(HttpRequestError.SecureConnectionError, "no TLS"),
        () => new HttpRequestException(HttpRequestError.ResponseEnded, "ended"),
        () => new SocketException((int)SocketError.ConnectionReset),
        () => new IOException("broken pipe"),
        () => new TaskCanceledException("connecting", new TimeoutException()),
    ];

    private static Func<HttpResponseMessage>[] Outcomes { get; } =
    [
        () => Response(408), () => Response(429), () => Response(500), () => Response(502), () => Response(503), () => Response(504),
        () => Response(401), () => Response(404), () => Response(400),
        () => Response(200, """{"error": {"message": "overloaded"}}"""), () => Response(200, "<html>"), () => Response(200, ""), () => Response(200, "{\"choices\""),
        () => new(HttpStatusCode.OK) { Content = new StreamContent(new BreakingStream()) },
    ];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        return await _chaos.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken);
    }

    private static HttpResponseMessage Response(int status, string body = "{}")
    {
        HttpResponseMessage response = new((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (status == 429)
        {
            response.Headers.RetryAfter = new(TimeSpan.FromHours(1));
        }

        return response;
    }

    private int Choose(int count) => (int)(Draw() * count);

    // SplitMix64.
    private double Draw()
    {
        var z = _seed + ((ulong)Interlocked.Increment(ref _draws) * 0x9E3779B97F4A7C15);
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return ((z ^ (z >> 31)) >> 11) / (double)(1UL << 53);
    }

    private sealed class BreakingStream : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => throw new IOException("cut");
    }
}
