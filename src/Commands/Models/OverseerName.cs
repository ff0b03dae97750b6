using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Models;

/// <summary>Who oversees questions about documents: a language model, whose name is written like a judge's, or the person at the terminal, whom a model may assist.</summary>
/// <param name="Model">The model that oversees or assists; null for a person without assistance.</param>
/// <param name="Settings">How its credences are obtained.</param>
/// <param name="IsConsole">Whether a human oversees.</param>
internal sealed record OverseerName(ModelName? Model, ModelJudgeSettings Settings, bool IsConsole)
{
    private const string Console = "console";

    /// <summary>Reads a name.</summary>
    /// <param name="option">Where it was given.</param>
    /// <param name="text">For example <c>openai/gpt-4o-mini</c>, <c>verbalised:ollama/llama3.1</c>, <c>console</c> or <c>console:openai/gpt-4o-mini</c>.</param>
    /// <exception cref="UserException">The text names no overseer.</exception>
    public static OverseerName Parse(string option, string text) => text == Console ? new(null, new(), IsConsole: true)
        : text.StartsWith(Console + ":", StringComparison.Ordinal) ? Read(option, text, text[(Console.Length + 1)..]) with { IsConsole = true }
        : Read(option, text, text);

    /// <summary>Reads the name of a model that oversees alone.</summary>
    /// <exception cref="UserException">The text names no overseer.</exception>
    public static (ModelName Model, ModelJudgeSettings Settings) ParseModel(string option, string text) => Read(option, text, text) is { Model: { } model } read ? (model, read.Settings) : throw None(option, text);

    private static OverseerName Read(string option, string text, string model)
    {
        try
        {
            var named = Names.All.Judges.Parse(model);
            return ModelJudgeNames.SettingsOf(named) is { } settings ? new(ModelName.Parse(named.Text), settings, IsConsole: false) : throw None(option, text);
        }
        catch (NameException)
        {
            throw None(option, text);
        }
    }

    private static UserException None(string option, string text) =>
        new($"{option}: '{text}' is no overseer; a language model is wanted, as in openai/gpt-4o-mini or verbalised:ollama/llama3.1.");
}
