using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Experiments.Registry;

/// <summary>Language models as judges, by how their credences are obtained; a bare <c>provider/model</c> gives log-probabilities.</summary>
public static class ModelJudgeNames
{
    private static readonly Setting Draw = Setting.Whole("draw", 0, "its first draw: one model is two judges by two draws", least: 0);

    internal static IEnumerable<Entry<JudgeFactory>> All { get; } =
    [
        Entry("logprob", "takes a model's credences from log-probabilities", [Draw], ChoiceMethod.LogProbabilities) with
        {
            Bare = ("provider/model", text => text.Split(':')[0].Contains('/', StringComparison.Ordinal)),
        },
        Entry("verbalised", "from its own words", [Draw], ChoiceMethod.Verbalised),
        Entry("sampled", "from so many samples", [Setting.Whole("samples", 5, "how often it is asked", most: 1_000), Draw], ChoiceMethod.Sampled),
    ];

    /// <summary>How the model judges; null for the name of a judge that is no language model itself.</summary>
    public static ModelJudgeSettings? SettingsOf(Named<JudgeFactory> judge)
    {
        ArgumentNullException.ThrowIfNull(judge);
        return MethodOf(judge.Entry.Name) is not { } method ? null : new()
        {
            Method = method,
            Samples = method == ChoiceMethod.Sampled ? judge.Whole("samples") : new ModelJudgeSettings().Samples,
            FirstDraw = judge.Whole("draw"),
        };
    }

    /// <summary>The language models that a judge asks, wrapped or not; each once.</summary>
    /// <exception cref="FormatException">A model's name cannot be read.</exception>
    public static IReadOnlyList<ModelName> ModelsOf(Named<JudgeFactory> judge)
    {
        ArgumentNullException.ThrowIfNull(judge);
        return [.. judge.All.Where(j => MethodOf(j.Entry.Name) is not null).Select(j => ModelName.Parse(j.Text)).Distinct()];
    }

    private static ChoiceMethod? MethodOf(string name) => name switch
    {
        "logprob" => ChoiceMethod.LogProbabilities,
        "verbalised" => ChoiceMethod.Verbalised,
        "sampled" => ChoiceMethod.Sampled,
        _ => null,
    };

    private static Entry<JudgeFactory> Entry(string name, string description, IReadOnlyList<Setting> settings, ChoiceMethod method) => new(name, description, settings, named =>
    {
        var (model, how) = (ModelName.Parse(named.Text), SettingsOf(named)!);
        return context => new ModelJudge(context.ModelFor(named, model), how with
        {
            Temperature = method == ChoiceMethod.Sampled ? context.Temperature : null,
            Prompt = context.JudgePrompt ?? how.Prompt,
            Structured = context.Structured,
            Called = context.Called,
        });
    })
    {
        Operand = Operand.Text,
        OperandWord = "MODEL",
    };
}
