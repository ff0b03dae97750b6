using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>The words that language models as overseers are told: their forms, and those that are shipped (<c>src/Amplification/Prompts</c>).</summary>
public static class OverseerPrompts
{
    /// <summary>The parts of <c>overseer.txt</c>, for questions in words.</summary>
    public static PromptForm Form { get; } = new(
        "overseer",
        "a model that answers questions by asking easier ones",
        new("rules", "the first message"),
        new("divide", "asked which subquestions it asks", Of("question", "the question"), Of("width", "how many it may ask")),
        new("answer", "asked for the answer", Of("question", "the question"), Of("known", "a line for each helper")),
        new("answered", "what a helper answered", Of("question", "what was asked"), Of("answer", "what was answered")),
        new("unanswered", "a helper who does not know", Of("question", "what was asked")));

    /// <summary>The parts of <c>section-overseer.txt</c>, for questions about a library.</summary>
    public static PromptForm SectionForm { get; } = new(
        "section-overseer",
        "a model that answers questions about a library, one section at a time",
        new("rules", "the first message"),
        new(
            "section",
            "asked for its next move",
            Of("question", "the question"), Of("address", "the section that it sees"), Of("text", "what the section says"), Of("below", "a line for each section below"),
            Of("known", "a line for each helper"), Of("ask", "the part 'may-ask' or 'may-not-ask'")),
        new("below", "the beginning of a section below", Of("address", "the section"), Of("text", "its beginning")),
        new("answered", "what a helper answered", Of("address", "the section that was asked about"), Of("question", "what was asked"), Of("answer", "what was answered")),
        new("unanswered", "a helper who does not know", Of("address", "the section that was asked about"), Of("question", "what was asked")),
        new("may-ask", "where it may ask helpers", Of("left", "how many")),
        new("may-not-ask", "where it may ask no more"));

    /// <summary>What an overseer is told unless other words are given.</summary>
    public static Prompt Default { get; } = Prompt.OfResource(Form, typeof(OverseerPrompts).Assembly, "Prompts/overseer.txt", "overseer/1");

    /// <summary>What an overseer of a library is told unless other words are given.</summary>
    public static Prompt Section { get; } = Prompt.OfResource(SectionForm, typeof(OverseerPrompts).Assembly, "Prompts/section-overseer.txt", "section-overseer/1");

    private static PromptPlace Of(string name, string description) => new(name, description);
}
