using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>
/// A <see cref="SparseJudge"/> at the table: it reads the leaf that each speech cites, and nothing else. Where both sides have
/// committed to a digit it believes one of the two; otherwise any.
/// </summary>
/// <param name="judge">The network.</param>
public sealed class RevealJudge(SparseJudge judge) : IJudge
{
    private readonly SparseJudge _judge = judge ?? throw new ArgumentNullException(nameof(judge));

    /// <inheritdoc/>
    public string Name => "sparse";

    /// <inheritdoc/>
    public async ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(@case);
        var pixels = await ReadAsync(@case, cancellationToken);
        var source = new VerdictSource("trained", pixels.Count == 0 ? "No pixel was revealed." : string.Join("; ", pixels.Select(p => p.ToText(_judge.Maximum))));
        if (pixels.Count == 0)
        {
            return new AbstainedVerdict(source);
        }

        var credences = Between(_judge.Judge(pixels), @case.Positions);
        return credences.Choice is null ? new TieVerdict(source) : new DecidedVerdict(credences, source);
    }

    private async ValueTask<IReadOnlyList<Pixel>> ReadAsync(JudgeCase @case, CancellationToken cancellationToken)
    {
        List<Pixel> pixels = [];
        foreach (var citation in RevealedPixels.Cited(@case.Turns))
        {
            // A pixel that is zero tells a judge nothing who was trained on others only.
            if (await @case.Reader.ReadAsync(citation.Citation.Address, cancellationToken) is NodeRead read
                && Pixel.Parse(read.Node.Text, _judge.Size, _judge.Maximum) is { Value: > 0 } pixel
                && !pixels.Contains(pixel))
            {
                pixels.Add(pixel);
            }
        }

        return pixels;
    }

    private static Credences Between(Credences all, IReadOnlyList<(string Label, Position Position)> positions)
    {
        int[] claimed = [.. positions.Select(p => p.Position).OfType<AnswerPosition>().Select(p => p.Answer)];
        return claimed.Length < 2
            ? all
            : Credences.Normalise([.. all.Values.Select((credence, answer) => claimed.Contains(answer) ? Math.Max(credence, double.Epsilon) : 0)]);
    }
}
