using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.Worlds;

namespace LearningThePrior.Experiments.Decomposing;

/// <summary>The human of a world as overseer: reads one node a question, asks about others, and concludes from what comes back.</summary>
public sealed class HumanAmplifier : IAmplifier
{
    private readonly INodeSplitter _splitter;
    private readonly Hch _hch;
    private readonly double _error;

    /// <summary>Lets a world's human oversee.</summary>
    /// <param name="world">The world.</param>
    /// <param name="hch">How deep, wide and often he may be asked.</param>
    /// <param name="error">How often an answer of his is replaced by one drawn without knowing anything, from 0 to 1.</param>
    /// <exception cref="ArgumentException">The world does not say how its human splits a question.</exception>
    public HumanAmplifier(IWorld world, Hch hch, double error = 0)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(hch);
        _splitter = world.Splitter
            ?? throw new ArgumentException($"world {world.Family} does not say how its human splits a question at one node, so that amplification cannot ask it; compare debates there.", nameof(world));
        (_hch, _error) = (hch, error);
    }

    /// <inheritdoc/>
    public string Name => _error == 0 ? "human" : FormattableString.Invariant($"human, fresh errors {_error}");

    /// <inheritdoc/>
    public string Kind => "simulated";

    /// <inheritdoc/>
    public string Protocol => AmplificationRules.Say(_hch, _error);

    /// <inheritdoc/>
    public async Task<Amplification> AskAsync(AmplifiedCase asked, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var (question, context) = (asked.Question, new TreeContext(asked.TreeId));
        var human = new TreeOverseer(_splitter, question, asked.Tree);
        IOverseer<TreeQuestion, Amounts> overseer = _error == 0
            ? human
            : new ErringOverseer<TreeQuestion, Amounts>(human, _error, (about, random) => new(_splitter.Draw(question, about, random)));
        var result = await _hch.AskAsync(overseer, _splitter.First(question), context, asked.Seed, cancellationToken);
        return new(
            DecompositionRecord.Of(asked, this, context, result),
            result.Answer.Reply is { IsKnown: true, Value: { } found }
                ? new DecidedVerdict(_splitter.Conclude(question, found), new(Amplification.Method, $"{found}"))
                : DecompositionRecord.Unanswered(result.Answer),
            human.Characters);
    }
}
