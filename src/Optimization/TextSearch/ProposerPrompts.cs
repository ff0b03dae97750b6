using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Optimization.TextSearch;

/// <summary>The words that a language model which proposes text Z is told: their form, and those that are shipped (<c>src/Optimization/Prompts</c>).</summary>
public static class ProposerPrompts
{
    private static readonly PromptPlace Most = new("most", "how many statements there may be");

    /// <summary>The parts of <c>proposer.txt</c>.</summary>
    public static PromptForm Form { get; } = new(
        "proposer",
        "a model that proposes and changes text Z",
        new("rules", "the first message"),
        new("propose", "asked for statements", new("examples", "examples of D, a line each"), Most),
        new("change", "asked to change statements", new("statements", "what there is"), new("examples", "what these predict worst"), Most));

    /// <summary>What is said unless other words are given.</summary>
    public static Prompt Default { get; } = Prompt.OfResource(Form, typeof(ProposerPrompts).Assembly, "Prompts/proposer.txt", "proposer/1");
}
