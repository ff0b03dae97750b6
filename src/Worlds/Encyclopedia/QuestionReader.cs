using System.Globalization;
using System.Numerics;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>Reads questions of an encyclopedia as users write them: a page's path, and where many leaves are asked about how deep and how many.</summary>
internal static class QuestionReader
{
    public const string Form = "a page's path such as /0/1/1, or PATH+LEVELS>=COUNT or PATH+LEVELS>=SHARE% about the pages so many levels below it, such as /0/1+4>=30%";

    /// <summary>The question of a text.</summary>
    /// <param name="text">Untrusted.</param>
    /// <param name="maxSteps">The longest path that the world encodes.</param>
    /// <exception cref="QuestionFormatException">It is none.</exception>
    public static EncyclopediaQuestion Read(string text, int maxSteps)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plus = text.IndexOf('+', StringComparison.Ordinal);
        var written = plus < 0 ? text : text[..plus];
        if (!NodeAddress.TryParse(written, null, out var path) || path.Steps.Any(step => step > 1))
        {
            throw new QuestionFormatException("path", $"'{written}' is none of steps 0 and 1; write {Form}.");
        }

        if (path.Depth > maxSteps)
        {
            throw new QuestionFormatException("path", $"'{written}' has {path.Depth} steps; this world reads at most {maxSteps} (--set deeper-depth=N when it is learned).");
        }

        return plus < 0 ? EncyclopediaQuestion.Leaf(path) : Below(path, text[(plus + 1)..]);
    }

    private static EncyclopediaQuestion Below(NodeAddress path, string rest)
    {
        const int MostLevels = 120;
        var least = rest.IndexOf(">=", StringComparison.Ordinal);
        if (least < 0 || !int.TryParse(rest[..least], NumberStyles.None, CultureInfo.InvariantCulture, out var levels) || levels > MostLevels)
        {
            throw new QuestionFormatException("levels", $"'{rest}' tells no number of levels up to {MostLevels} and how many pages; write {Form}.");
        }

        var amount = rest[(least + 2)..];
        if (amount.EndsWith('%')
            && double.TryParse(amount[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
            && percent is > 0 and <= 100)
        {
            return levels == 0 ? EncyclopediaQuestion.Leaf(path) : EncyclopediaQuestion.OfShare(path, levels, percent / 100);
        }

        // A leaf is a question of its own, whose share is a half.
        return BigInteger.TryParse(amount, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= 1 && count <= BigInteger.One << levels
            ? levels == 0 ? EncyclopediaQuestion.Leaf(path) : new EncyclopediaQuestion(path, levels, count)
            : throw new QuestionFormatException("amount", $"'{amount}' is no count from 1 to 2^{levels} and no share up to 100%; write {Form}.");
    }
}
