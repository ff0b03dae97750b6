using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// One debate about a picture through the ordinary contracts, so that its transcript can be kept and read: played by
/// <see cref="SequentialDebate"/> of half as many rounds as pixels, it ends as the exact study of the same game does.
/// </summary>
public static class DigitDebate
{
    /// <summary>Seats an honest and a dishonest debater who play perfectly.</summary>
    /// <param name="id">Names the debate.</param>
    /// <param name="judge">Who decides.</param>
    /// <param name="digit">The picture and what it shows; only the debaters are told.</param>
    /// <param name="lie">What the dishonest side is committed to; null lets it argue for anything but the truth.</param>
    /// <param name="pixels">How many pixels are revealed in all; even.</param>
    /// <param name="honestFirst">Who reveals the first; the other has the last word.</param>
    /// <param name="seed">Draws which side is called A and which is listed first.</param>
    public static DebateSetup Exact(
        string id, SparseJudge judge, LabelledDigit digit, int? lie, int pixels, bool honestFirst, Seed seed)
    {
        ArgumentNullException.ThrowIfNull(judge);
        ArgumentNullException.ThrowIfNull(digit);
        DigitRules.Check(digit.Image, pixels);
        DigitRules.CheckExact(digit.Image.Size, pixels);
        var judged = new JudgedSets(new(judge, digit.Image), digit.Label, pixels, new(judge.Network, JudgedSets.Block));
        var strategy = new ExactStrategy(new(judged, honestFirst));
        return Of(id, judge, digit, strategy, strategy, lie, pixels, honestFirst, seed);
    }

    /// <summary>Seats an honest and a dishonest debater with their strategies.</summary>
    internal static DebateSetup Of(
        string id, SparseJudge judge, LabelledDigit digit, IRevealStrategy honest, IRevealStrategy dishonest, int? lie, int pixels, bool honestFirst, Seed seed)
    {
        RevealDebater Debater(string role, IRevealStrategy strategy) => new(role, digit.Image, strategy, lie ?? SparseJudge.Labels);
        Position other = lie is { } answer ? new AnswerPosition(answer) : new DistributionPosition(AnythingBut(digit.Label));
        return new(
            id,
            DigitQuestion.About(digit.Image, id),
            new ImplicitTree(DigitTree.Unpacker(digit.Image)),
            [new(Debater("honest", honest), new AnswerPosition(digit.Label)), new(Debater("dishonest", dishonest), other)],
            new RevealJudge(judge),
            seed)
        {
            Arrangement = Arrangement.Draw(seed.For("arrangement")) with { SpeakersSwapped = !honestFirst },
            JudgeBudget = new(pixels, pixels * 100),
        };
    }

    private static Credences AnythingBut(int label) =>
        Credences.Normalise([.. Enumerable.Range(0, SparseJudge.Labels).Select(a => a == label ? 0.0 : 1)]);
}
