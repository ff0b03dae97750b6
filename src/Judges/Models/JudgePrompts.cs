using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Judges.Models;

/// <summary>The words that a language model which judges is told: their form, and those that are shipped (<c>src/Judges/Prompts</c>).</summary>
public static class JudgePrompts
{
    internal static PromptPlace Labels { get; } = new("labels", "the labels to reply with, as in 'A or B'");

    internal static PromptPlace Fields { get; } = new("fields", "the fields of the JSON object, as in \"A\": ..., \"B\": ...");

    /// <summary>The parts of <c>judge.txt</c>.</summary>
    public static PromptForm Form { get; } = new(
        "judge",
        "a model that judges",
        new("rules", "the first message: what it sees, and what it is to judge by"),
        new("example", "a debate that was judged well before; its reply comes after it") { IsOptional = true, IsNumbered = true },
        new("reply", "the reply to the example of that number") { IsOptional = true, IsNumbered = true },
        new(
            "case",
            "the message that puts a debate before it",
            new("question", "what is debated"), new("answers", "a line for each answer, with its label"), new("positions", "a line for each debater"),
            new("debate", "all that was said"), new("nodes", "cited nodes, in full"), new("ask", "the part that asks")),
        new("ask-label", "asked for a label, by logprob and sampled judges", Labels),
        new("ask-credences", "asked for probabilities, by verbalised judges", Fields));

    /// <summary>What is said unless other words are given.</summary>
    public static Prompt Default { get; } = Shipped(Form, "judge.txt", "judge/1");

    /// <summary>A judge who writes its reasons before its verdict; both are kept as <see cref="Debate.VerdictSource.Raw"/>.</summary>
    public static Prompt Reasons { get; } = Shipped(Form, "judge.reasons.txt", "judge/reasons-1");

    internal static Prompt Shipped(PromptForm form, string file, string version) => Prompt.OfResource(form, typeof(JudgePrompts).Assembly, "Prompts/" + file, version);
}
