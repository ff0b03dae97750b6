using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds;

/// <summary>
/// One debater who argues for whatever it is told to: honestly where that is true, dishonestly where it is not. Its score for
/// the truth less its score against it is what Kenton et al. (2024) compare; left to pick, it picks the truth, or the lie.
/// </summary>
/// <param name="honest">Argues for the truth.</param>
/// <param name="dishonest">Argues for the lie.</param>
/// <param name="human">Whose conclusions the positions are.</param>
/// <param name="prefersTruth">What it picks when it may.</param>
public sealed class AdaptiveDebater(ExactDebater honest, ExactDebater dishonest, IHuman human, bool prefersTruth = true) : IPositionPicker
{
    private readonly ExactDebater _honest = honest ?? throw new ArgumentNullException(nameof(honest));
    private readonly ExactDebater _dishonest = dishonest ?? throw new ArgumentNullException(nameof(dishonest));
    private readonly IHuman _human = human ?? throw new ArgumentNullException(nameof(human));

    /// <inheritdoc/>
    public string Name => prefersTruth ? "adaptive" : "adaptive-liar";

    /// <inheritdoc/>
    public ValueTask<Position> PickAsync(
        Question question, Position? taken, TreeReader reader, Seed seed, CancellationToken cancellationToken = default)
    {
        var (truth, lie) = (_honest.Defending(question, _human).Position, _dishonest.Defending(question, _human).Position);
        return ValueTask.FromResult(taken is null ? (prefersTruth ? truth : lie) : taken.Equals(truth) ? lie : truth);
    }

    /// <inheritdoc/>
    public ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        var speaker = turn.Position.Equals(_honest.Defending(turn.Question, _human).Position) ? _honest : _dishonest;
        return speaker.SpeakAsync(turn, cancellationToken);
    }
}
