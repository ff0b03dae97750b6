using System.Globalization;
using LearningThePrior.Judges.Models;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Cli.Models;

/// <summary>A language model as judge, as it is typed: <c>MODEL</c>, <c>logprob:MODEL</c>, <c>verbalised:MODEL</c> or <c>sampled=5:MODEL</c>.</summary>
internal sealed record ModelJudgeChoice(ModelName Model, ChoiceMethod Method, int Samples)
{
    public const string Help = "logprob:MODEL takes a model's credences from log-probabilities, verbalised:MODEL from its own words, sampled[=5]:MODEL from so many samples";

    /// <summary>Whether the text names a language model, by a method or as <c>provider/model</c>, and not a judge of another kind.</summary>
    public static bool IsOne(string text) => Split(text).Method is not null || text.Split(':')[0].Contains('/', StringComparison.Ordinal);

    /// <summary>Reads a choice; a bare model gives log-probabilities.</summary>
    /// <exception cref="UserException">The number of samples or the model's name is none.</exception>
    public static ModelJudgeChoice Parse(string text)
    {
        var (method, samples, name) = Split(text);
        if (samples is { } written && !(int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= 1 and <= 1_000))
        {
            throw new UserException($"judge '{text}': samples must be a whole number from 1 to 1000; '{written}' is not.");
        }

        return new(ModelName.Parse(name), method ?? ChoiceMethod.LogProbabilities, samples is null ? 5 : int.Parse(samples, CultureInfo.InvariantCulture));
    }

    public ModelJudge Make(ILanguageModel model, double? temperature = null) => new(model, Settings(temperature));

    /// <summary>A model that is asked about Z as a human would be.</summary>
    public ModelHuman Person(ILanguageModel model) => new(model, Settings(temperature: null));

    private ModelJudgeSettings Settings(double? temperature) =>
        new() { Method = Method, Samples = Samples, Temperature = Method == ChoiceMethod.Sampled ? temperature : null };

    private static (ChoiceMethod? Method, string? Samples, string Name) Split(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var word = colon < 0 ? "" : text[..colon];
        var rest = text[(colon + 1)..];
        return word switch
        {
            "logprob" => (ChoiceMethod.LogProbabilities, null, rest),
            "verbalised" => (ChoiceMethod.Verbalised, null, rest),
            "sampled" => (ChoiceMethod.Sampled, null, rest),
            _ when word.StartsWith("sampled=", StringComparison.Ordinal) => (ChoiceMethod.Sampled, word["sampled=".Length..], rest),
            _ => (null, null, text),
        };
    }
}
