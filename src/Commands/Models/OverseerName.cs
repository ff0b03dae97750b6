using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Models;

/// <summary>A language model as overseer, spelled as a judge is: how its credences are obtained, and which model it is.</summary>
/// <param name="Model">The model.</param>
/// <param name="Settings">How its credences are obtained.</param>
internal sealed record OverseerName(ModelName Model, ModelJudgeSettings Settings)
{
    /// <summary>Reads a name.</summary>
    /// <param name="option">Where it was given.</param>
    /// <param name="text">For example <c>openai/gpt-4o-mini</c> or <c>verbalised:ollama/llama3.1</c>.</param>
    /// <exception cref="UserException">It is no language model's.</exception>
    public static OverseerName Parse(string option, string text)
    {
        try
        {
            var named = Names.All.Judges.Parse(text);
            return ModelJudgeNames.SettingsOf(named) is { } settings
                ? new(ModelName.Parse(named.Text), settings)
                : throw new UserException($"{option}: '{text}' is no overseer; a language model is wanted, as in openai/gpt-4o-mini or verbalised:ollama/llama3.1.");
        }
        catch (NameException)
        {
            throw new UserException($"{option}: '{text}' is no overseer; a language model is wanted, as in openai/gpt-4o-mini or verbalised:ollama/llama3.1.");
        }
    }
}
