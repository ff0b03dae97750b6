using LearningThePrior.Debate;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Experiments.Registry;

/// <summary>What a judge is made of, as far as there is such a thing where it judges.</summary>
/// <param name="Human">What the human can do unaided; null where the debates are of no world.</param>
/// <param name="Claims">What is true of the Z at hand; null where nobody knows.</param>
public sealed record JudgeContext(IHuman? Human = null, IClaimOracle? Claims = null)
{
    /// <summary>Opens a language model; null where none can be called.</summary>
    public Func<ModelName, ILanguageModel>? Models { get; init; }

    /// <summary>Temperature of language models whose credences are sampled; null leaves it to the endpoint.</summary>
    public double? Temperature { get; init; }

    /// <summary>Whether language models that write probabilities are asked for their form as a JSON Schema too.</summary>
    public bool Structured { get; init; }

    /// <summary>What language models are told; null for <see cref="JudgePrompts.Default"/>.</summary>
    public Prompt? JudgePrompt { get; init; }

    /// <summary>What the names of language models say besides, see <see cref="ModelJudgeSettings.Called"/>; null for nothing.</summary>
    public string? Called { get; init; }

    /// <summary>
    /// What a calibrated judge's held-out verdicts say: the calibration for the name of the calibrated judge and the judge within; null
    /// where no held-out debates were played.
    /// </summary>
    public Func<Named<JudgeFactory>, IJudge, ICalibration>? Calibrations { get; init; }

    /// <summary>The human.</summary>
    /// <exception cref="NameException">There is no human; the message names the judge.</exception>
    public IHuman HumanFor(Named<JudgeFactory> judge) => Human
        ?? throw Lacking(judge, "needs the human of a world, and these debates are of no world that can be drawn again; quote, length and language models (logprob:openai/gpt-4o) judge any debate");

    /// <summary>What is true of Z.</summary>
    /// <exception cref="NameException">Nobody knows; the message names the judge.</exception>
    public IClaimOracle ClaimsFor(Named<JudgeFactory> judge) => Claims
        ?? throw Lacking(judge, "needs to know what is true of Z, and nobody does here");

    /// <summary>A language model.</summary>
    /// <exception cref="NameException">None can be called; the message names the judge.</exception>
    public ILanguageModel ModelFor(Named<JudgeFactory> judge, ModelName name) => Models is { } open
        ? open(name)
        : throw Lacking(judge, "is a language model, and none is called here; 'ltp compare', 'ltp debate' and 'ltp judge' call them");

    private static NameException Lacking(Named<JudgeFactory> judge, string what) => new($"judge '{judge}' {what}.");
}
