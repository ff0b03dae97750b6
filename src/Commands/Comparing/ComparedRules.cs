using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Comparing;
using LearningThePrior.Experiments.Decomposing;
using LearningThePrior.LanguageModels;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Cli.Comparing;

/// <summary>What <c>--protocols</c> names: protocols of debate, and amplification, which has overseers where debates have judges.</summary>
internal static class ComparedRules
{
    /// <summary>The overseer who is the human of the world that is asked about.</summary>
    public const string Human = "human";

    private const string Option = "--overseers";

    /// <summary>Divides what was named.</summary>
    public static (IReadOnlyList<string> Debated, IReadOnlyList<string> Amplified) Split(IEnumerable<string> named)
    {
        var both = named.ToLookup(n => Names.All.Amplifications.Entries.Any(e => e.Name == n.Split(':')[0]));
        return ([.. both[false]], [.. both[true]]);
    }

    /// <summary>The language models among overseers, each as it is spelled.</summary>
    public static IEnumerable<string> Models(IEnumerable<string> overseers) => overseers.Where(o => o != Human);

    /// <summary>Every way to amplify with every overseer.</summary>
    /// <param name="amplified">The ways.</param>
    /// <param name="overseers">Who oversees.</param>
    /// <param name="open">Opens a language model; null where none is called.</param>
    /// <param name="prompts">What models are told; null for what is shipped.</param>
    /// <exception cref="UserException">An overseer's name cannot be read, or stands twice.</exception>
    public static IEnumerable<AmplifiedCell> Amplified(IReadOnlyList<string> amplified, IReadOnlyList<string> overseers, Func<ModelName, ILanguageModel>? open, PromptSet? prompts)
    {
        if (overseers.Distinct(StringComparer.Ordinal).Count() != overseers.Count)
        {
            throw new UserException($"{Option}: two are the same, and would answer alike; name each once.");
        }

        return amplified.SelectMany(name => overseers.Select(overseer => new AmplifiedCell(name, Amplifier(Names.All.Amplifications.Make(name), overseer, open, prompts))));
    }

    private static Func<ComparisonItem, IAmplifier> Amplifier(AmplificationRules rules, string overseer, Func<ModelName, ILanguageModel>? open, PromptSet? prompts)
    {
        if (overseer == Human)
        {
            return item => item is WorldItem { World: var world }
                ? new HumanAmplifier(world, rules.Hch, rules.Error)
                : throw new UserException($"{Option}: '{Human}' is the human of a world, and documents have none; name a language model, as in {Option} openai/gpt-4o-mini.");
        }

        var (model, settings) = OverseerName.ParseModel(Option, overseer);
        return rules.Error == 0
            ? _ => new ModelAmplifier(open!(model), rules.Hch, settings, prompts)
            : throw new UserException($"--protocols: 'error' replaces answers of the world's human; '{overseer}' errs by itself.");
    }
}
