using LearningThePrior.Debate;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Digits;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>Reveals one pixel a speech, by citing its leaf. It cannot misstate a pixel: the citation is checked.</summary>
/// <param name="role">"honest" or "dishonest".</param>
/// <param name="image">What it sees.</param>
/// <param name="strategy">How it chooses.</param>
/// <param name="game">Which of the <see cref="Games"/> it plays.</param>
internal sealed class RevealDebater(string role, DigitImage image, IRevealStrategy strategy, int game) : IDebater
{
    /// <inheritdoc/>
    public string Name => $"{role} {strategy.Name}";

    /// <inheritdoc/>
    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        int[] revealed = [.. RevealedPixels.Cited(turn.Heard)
            .Select(c => Pixel.Parse(c.Citation.Quote, image.Size, image.Maximum))
            .OfType<Pixel>()
            .Where(p => p.Value > 0)
            .Select(p => image.Ink.Count(before => before < (p.Row * image.Size) + p.Column))
            .Distinct()];
        var leaf = DigitTree.Leaf(image.Size, image.Ink[strategy.Choose(revealed, game)]);
        return await turn.Reader.ReadAsync(leaf, cancellationToken) is NodeRead read
            ? new("Look at this pixel.", [new(leaf, read.Node.Text)], [])
            : new("I can read no more.", [], []);
    }
}
