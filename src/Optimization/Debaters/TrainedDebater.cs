using LearningThePrior.Debate;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Debaters;

/// <summary>
/// A debater who learned from debates how to divide a claim and which part to contest, and draws what to do as it learned to. What it opens with is given by its side;
/// where one node settles a claim it cites that, and what other protocols ask for it says as an exact debater would.
/// </summary>
/// <param name="inner">The exact debater of its side.</param>
/// <param name="moves">What it can do.</param>
/// <param name="policy">What it learned, once it has.</param>
/// <param name="note">Hears each choice; null for nobody.</param>
internal sealed class TrainedDebater(ExactDebater inner, DebateMoves moves, Func<CancellationToken, ValueTask<MovePolicy>> policy, Action<MoveChoice>? note = null) : IDebater
{
    public string Name => $"trained({inner.Name})";

    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        switch (turn)
        {
            case { Task: SpeakingTask.Divide, AtHand: { } whole } when moves.Divisions(turn.Question, whole) is { Count: > 0 } ways:
                var way = await ChooseAsync(turn, moves.OfDivisions(turn.Question, whole, ways), cancellationToken);
                return new("These parts make up the claim.", [], ways[way]);
            case { Task: SpeakingTask.Challenge, AtHand: { } whole, Offered.Count: > 0 } when turn.Heard is not [.., { Task: SpeakingTask.Estimate }]:
                var part = await ChooseAsync(turn, moves.OfChallenges(turn.Question, whole, turn.Offered), cancellationToken);
                return new("I contest one part.", [], [], part);
            default:
                return await inner.SpeakAsync(turn, cancellationToken);
        }
    }

    private async ValueTask<int> ChooseAsync(SpeakingTurn turn, double[][] options, CancellationToken cancellationToken)
    {
        var chosen = turn.Seed.For("move").CreateRandom().NextIndex((await policy(cancellationToken)).Probabilities(options));
        note?.Invoke(new(options, chosen));
        return chosen;
    }
}
