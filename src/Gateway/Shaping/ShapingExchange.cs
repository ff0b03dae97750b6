using System.Collections.Concurrent;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Gateway.Shaping;

/// <summary>
/// Sends calls in the shape that their endpoint takes. One that is refused for its shape is sent again in another, which is remembered for the address
/// and model.
/// </summary>
internal sealed class ShapingExchange : IExchange
{
    // Each try changes one thing; there are not so many that an endpoint could refuse.
    private const int MostTries = 6;

    private readonly IExchange _inner;
    private readonly ConcurrentDictionary<ModelName, RequestShape> _shapes;

    public ShapingExchange(IExchange inner, IReadOnlyDictionary<ModelName, RequestShape> known) => (_inner, _shapes) = (inner, new(known));

    public IReadOnlyDictionary<ModelName, RequestShape> Shapes => _shapes.Where(s => s.Value != RequestShape.AsAsked).ToDictionary();

    public async ValueTask<CallOutcome> SendAsync(PendingCall call, CancellationToken cancellationToken)
    {
        CallOutcome? refused = null;
        for (var tries = 1; ; tries++)
        {
            var shape = _shapes.GetValueOrDefault(call.Model, RequestShape.AsAsked);
            call.Shaped = ShapedBody.Of(call.Body, shape);
            var outcome = Joined(refused, await _inner.SendAsync(call, cancellationToken));
            if (tries == MostTries || !Learn(call, shape, outcome))
            {
                return outcome;
            }

            refused = outcome;
        }
    }

    /// <summary>Whether a refusal was about the shape, so that another is to be tried.</summary>
    private bool Learn(PendingCall call, RequestShape shape, CallOutcome outcome)
    {
        if (outcome is not { Error: ModelException { Failure: ModelFailure.Unsupported or ModelFailure.Refused }, Reply: { Status: 400 or 422, Facts.Error: { } error } }
            || ShapedBody.Read(call.Shaped ?? call.Body) is not { } sent)
        {
            return false;
        }

        var learned = ShapeLesson.Of(shape, sent, error);
        if (learned == shape)
        {
            return false;
        }

        // Calls that were under way together learn the same; whoever is first keeps it.
        _shapes.AddOrUpdate(call.Model, learned, (_, now) => now == shape ? learned : now);
        return true;
    }

    private static CallOutcome Joined(CallOutcome? before, CallOutcome outcome) => before is null ? outcome : outcome with
    {
        Attempts = [.. before.Attempts, .. outcome.Attempts],
        Seconds = before.Seconds + outcome.Seconds,
    };
}
