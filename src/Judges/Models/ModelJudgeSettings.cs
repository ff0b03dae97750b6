using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Judges.Models;

/// <summary>How a language model judges.</summary>
public sealed record ModelJudgeSettings
{
    /// <summary>How its credences are obtained. Default: from log-probabilities, which cost one token.</summary>
    public ChoiceMethod Method { get; init; } = ChoiceMethod.LogProbabilities;

    /// <summary>How many samples <see cref="ChoiceMethod.Sampled"/> draws. Default: 5.</summary>
    public int Samples { get; init; } = 5;

    /// <summary>
    /// How many cited nodes it reads in full, taken from the sides in turn, as far as its reader's budget goes. Default: 2, one
    /// of each side.
    /// </summary>
    public int Checks { get; init; } = 2;

    /// <summary>
    /// The most tokens of a reply; null leaves it to the endpoint, and some write to the end of their context. Default: 512, a label or a number for each answer with
    /// a few sentences before it; a model that thinks needs more.
    /// </summary>
    public int? MaxTokens { get; init; } = 512;

    /// <summary>Temperature; null leaves it to the endpoint.</summary>
    public double? Temperature { get; init; }

    /// <summary>What it is told. Default: <see cref="JudgePrompts.Default"/>.</summary>
    public Prompt Prompt { get; init; } = JudgePrompts.Default;

    /// <summary>
    /// Whether the form of probabilities that it writes is asked for as a JSON Schema too, with a text "reasons" where its prompt speaks of one. Default: no; not every endpoint knows it.
    /// </summary>
    public bool Structured { get; init; }

    /// <summary>What its name says besides the model, where one model judges the same debates by several prompts; null for nothing.</summary>
    public string? Called { get; init; }

    /// <summary>The first draw's number: two judges that are the same model need different ones to be two judges.</summary>
    public int FirstDraw { get; init; }
}
