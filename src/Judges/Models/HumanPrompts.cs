using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Judges.Models;

/// <summary>The words that a language model which stands in for a human is told: their form, and those that are shipped (<c>src/Judges/Prompts</c>).</summary>
public static class HumanPrompts
{
    /// <summary>The parts of <c>human.txt</c>.</summary>
    public static PromptForm Form { get; } = new(
        "human",
        "a model that stands in for a human: what a background implies, and how plausible it is",
        new("rules", "the first message"),
        new("answer", "asked P(y|x,Z)", Of("given", "the part 'given', or 'given-nothing'"), Of("question", "x"), Of("answers", "a line for each answer, with its label"), Of("ask", "the part that asks")),
        new("believe", "asked Prior(Z), one statement at a time", Of("given", "the part 'given', or 'given-nothing'"), Of("statement", "the statement"), Of("answers", "no and yes, with their labels"), Of("ask", "the part that asks")),
        new("compare", "asked which of two backgrounds is more plausible", Of("answers", "both, with their labels"), Of("ask", "the part that asks")),
        new("given", "what is taken as given", Of("statements", "the statements, numbered")),
        new("given-nothing", "where nothing is"),
        new("ask-label", "asked for a label", JudgePrompts.Labels),
        new("ask-credences", "asked for probabilities", JudgePrompts.Fields));

    /// <summary>What is said unless other words are given.</summary>
    public static Prompt Default { get; } = JudgePrompts.Shipped(Form, "human.txt", "human/1");

    private static PromptPlace Of(string name, string description) => new(name, description);
}
