using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Amplification.Unpacking;

/// <summary>The words that a language model as Mz is told: their form, and those that are shipped (<c>src/Amplification/Prompts</c>).</summary>
public static class UnpackerPrompts
{
    /// <summary>The parts of <c>unpacker.txt</c>.</summary>
    public static PromptForm Form { get; } = new(
        "unpacker",
        "a model that is Mz: it writes one part of a library at a time",
        new("rules", "the first message"),
        new("step", "asked for one part", new PromptPlace("above", "the texts from the root down, a line each"), new PromptPlace("parts", "how many parts the last has"), new PromptPlace("part", "which is to be written")));

    /// <summary>What is said unless other words are given.</summary>
    public static Prompt Default { get; } = Prompt.OfResource(Form, typeof(UnpackerPrompts).Assembly, "Prompts/unpacker.txt", "unpacker/1");
}
