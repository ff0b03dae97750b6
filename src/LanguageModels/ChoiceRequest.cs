using System.Globalization;

namespace LearningThePrior.LanguageModels;

/// <summary>A question with given answers, each with a short label that the model is told to reply with.</summary>
/// <param name="Messages">The conversation; the last message tells the model to reply with one label (or as the method needs).</param>
/// <param name="Answers">The answers, at least two, with distinct labels.</param>
/// <param name="Tag">On whose behalf the model is asked.</param>
public sealed record ChoiceRequest(IReadOnlyList<ModelMessage> Messages, IReadOnlyList<ChoiceAnswer> Answers, CallTag Tag)
{
    /// <summary>How credences are obtained.</summary>
    public ChoiceMethod Method { get; init; } = ChoiceMethod.LogProbabilities;

    /// <summary>How many samples <see cref="ChoiceMethod.Sampled"/> draws, at least 1.</summary>
    public int Samples { get; init; } = 5;

    /// <summary>
    /// The least mass that the answers' labels must have among the log-probabilities for credences to be made of them, above 0
    /// and below 1.
    /// </summary>
    public double LeastMass { get; init; } = .5;

    /// <summary>How to sample.</summary>
    public ModelOptions Options { get; init; } = ModelOptions.Default;
}

/// <summary>One of the given answers.</summary>
/// <param name="Label">What the model replies with to choose it, such as "A" or "1".</param>
/// <param name="Text">The answer in words. Recognised in a reply as a surface form of the label.</param>
public sealed record ChoiceAnswer(string Label, string Text)
{
    private const int Letters = 26;

    /// <summary>The label of an answer by its place: A, B and so on, or 1, 2 and so on where there are more answers than letters.</summary>
    /// <param name="index">The answer's place, from 0.</param>
    /// <param name="count">How many answers there are.</param>
    public static string LabelOf(int index, int count) => count <= Letters ? ((char)('A' + index)).ToString() : (index + 1).ToString(CultureInfo.InvariantCulture);
}

/// <summary>How credences are obtained from a model.</summary>
public enum ChoiceMethod
{
    /// <summary>From the log-probabilities of the first token that decides, pooled over surface forms of each label.</summary>
    LogProbabilities,

    /// <summary>The model writes a probability for each label, as JSON.</summary>
    Verbalised,

    /// <summary>Shares among several samples.</summary>
    Sampled,
}

/// <summary>What came of a choice.</summary>
/// <param name="Credences">One for each answer, in their order, adding up to 1; null where the reply could not be read.</param>
/// <param name="Raw">What the model said, word for word: several samples as a JSON array. Untrusted.</param>
/// <param name="Method">How credences were obtained.</param>
public sealed record ChoiceReply(IReadOnlyList<double>? Credences, string Raw, ChoiceMethod Method)
{
    /// <summary>The version of what read the reply.</summary>
    public required string Parser { get; init; }

    /// <summary>
    /// What the answers' labels had among all that might have been said: 1 less the missing mass. For samples the share that
    /// could be read. Null where the method knows none.
    /// </summary>
    public double? Mass { get; init; }

    /// <summary>Whether the answers with the greatest credence were exactly equal.</summary>
    public bool IsTie { get; init; }

    /// <summary>Why the reply could not be read; null where it could.</summary>
    public string? Problem { get; init; }

    /// <summary>The replies it was made of.</summary>
    public IReadOnlyList<ModelReply> Replies { get; init; } = [];
}
