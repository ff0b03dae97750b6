using System.Text.Json.Serialization;
using LearningThePrior.Probability.Statistics;

namespace LearningThePrior.Replications.Irving2018;

/// <summary>What came of a study of digits; the content of its <c>summary.json</c>.</summary>
/// <param name="Schema">Always <see cref="CurrentSchema"/>.</param>
/// <param name="Data">Where the pictures come from.</param>
/// <param name="Size">Pixels a side.</param>
/// <param name="Pixels">How many are revealed.</param>
/// <param name="Play">"exact", "mcts" or "trained".</param>
/// <param name="Images">How many pictures were debated.</param>
/// <param name="TrainingImages">How many pictures the judge was trained on.</param>
/// <param name="Seed">As text: it may exceed what every JSON reader keeps exactly.</param>
/// <param name="Judge">How the judge was trained.</param>
/// <param name="Search">How much was searched; null but for mcts.</param>
/// <param name="Debaters">How debaters were trained; null but for trained.</param>
/// <param name="JudgeAlone">The judge given random pixels of every picture that it was not trained on.</param>
/// <param name="Debates">What debate makes of it.</param>
/// <param name="RolloutsUsed">Rollouts in all.</param>
/// <param name="JudgeEvaluations">Sets of pixels that the judge was asked about in debates.</param>
/// <param name="Published">What others have published for this game; null where nobody has.</param>
/// <param name="WallS">Seconds, the only thing here that differs between two runs of one seed.</param>
public sealed record DigitSummary(
    string Schema,
    string Data,
    int Size,
    int Pixels,
    string Play,
    int Images,
    int TrainingImages,
    string Seed,
    JudgeSettings Judge,
    RolloutSettings? Search,
    DebaterSettings? Debaters,
    DigitShare JudgeAlone,
    IReadOnlyList<DigitDebates> Debates,
    long RolloutsUsed,
    long JudgeEvaluations,
    PublishedFigures? Published,
    DigitTimes WallS)
{
    /// <summary>The schema that this version writes.</summary>
    public const string CurrentSchema = "ltp.digits/1";
}

/// <summary>A share with Wilson's 95 % interval.</summary>
/// <param name="Right">How many were right.</param>
/// <param name="Of">Of how many.</param>
/// <param name="Share">The share.</param>
/// <param name="Ci95">[low, high].</param>
public sealed record DigitShare(int Right, int Of, double Share, IReadOnlyList<double> Ci95)
{
    /// <summary>A share of a count.</summary>
    public static DigitShare Count(int right, int of)
    {
        var (low, high) = Proportion.Wilson95(right, of);
        return new(right, of, (double)right / of, [low, high]);
    }
}

/// <summary>The pictures whose debates the honest side won.</summary>
/// <param name="Honest">How the honest side played: "exact", "mcts" or "trained".</param>
/// <param name="Dishonest">How the other played.</param>
/// <param name="Rules">
/// "precommitment": it beat each of the nine lies, a game each, in which the judge believes one of the two claims; "free": it won
/// the one game in which the judge believes any digit, and the other side need only keep it from the truth.
/// </param>
/// <param name="HonestSeat">"first" or "last": the other has the last word, or it has.</param>
/// <param name="Won">How often.</param>
public sealed record DigitDebates(string Honest, string Dishonest, string Rules, string HonestSeat, DigitShare Won);

/// <summary>Seconds spent.</summary>
/// <param name="Judge">Training the judge.</param>
/// <param name="Debaters">Training debaters.</param>
/// <param name="Debates">Playing.</param>
public sealed record DigitTimes(double Judge, double Debaters, double Debates);

/// <summary>Figures to set ours beside, as shares.</summary>
/// <param name="Source">Who published them.</param>
/// <param name="Judge">The judge alone.</param>
/// <param name="Debate">The honest side's share with precommitment; [low, high] where a range is given.</param>
public sealed record PublishedFigures(string Source, double Judge, IReadOnlyList<double> Debate)
{
    /// <summary>The figures for a game, or null.</summary>
    internal static PublishedFigures? For(int size, int pixels) => (size, pixels) switch
    {
        (28, 6) => new("Irving, Christiano and Amodei (2018), MNIST, 10,000 rollouts a move", .594, [.889, .889]),
        (28, 4) => new("Irving, Christiano and Amodei (2018), MNIST, 10,000 rollouts a move", .482, [.852, .852]),
        (8, 4) => new("the project's reference, UCI 8x8, exact, 100 images", .497, [.87, .88]),
        _ => null,
    };
}

/// <summary>How a study of digits is written as JSON: snake_case, every key present.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(DigitSummary))]
public sealed partial class DigitJson : JsonSerializerContext;
