using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Debate.Debaters;

/// <summary>The words that a language model which debates is told: their form, and those that are shipped (<c>src/Debate/Prompts</c>).</summary>
public static class DebaterPrompts
{
    /// <summary>The parts of <c>debater.txt</c>.</summary>
    public static PromptForm Form { get; } = new(
        "debater",
        "a model that debates",
        new("rules", "the first message: the game, and the form of a reply", Of("reading", "how nodes are asked for"), Of("nodes", "how many nodes it may read"), Of("characters", "how much of them"), Of("length", "how many words a speech has, as in 'at most 150 words'"), Maybe("label", "A or B"), Maybe("advice", "the part 'advice' of this round")),
        new("example", "a turn that was answered well before; its reply comes after it") { IsOptional = true, IsNumbered = true },
        new("reply", "the reply to the example of that number") { IsOptional = true, IsNumbered = true },
        new("read-by-tool", "how nodes are asked for where the endpoint has tools"),
        new("read-by-words", "how nodes are asked for in words"),
        new(
            "turn",
            "the message of a turn",
            Of("question", "what is debated"), Of("answers", "all answers"), Of("label", "A or B"), Of("position", "what it argues for"),
            Of("debate", "what was said before"), Of("nodes_read", "the nodes that it was shown before"), Of("task", "the part of what is asked now"),
            Maybe("notes", "its own scratchpads of earlier turns"), Maybe("advice", "the part 'advice' of this round"), Maybe("length", "how many words a speech has")),
        new("advice", "what to attend to in a round; 'advice 1' in the first one, 'advice' in all that have none of their own") { IsOptional = true, IsNumbered = true },
        new("argue", "asked to argue freely"),
        new("open", "asked for a claim about the whole"),
        new("divide", "asked to divide a claim"),
        new("challenge", "asked which claim to contest"),
        new("estimate", "asked how probable claims are"),
        new("appeal", "asked whether to accept a verdict"),
        new("claim", "the claim that is divided", Of("claim", "the claim")),
        new("critique", "what was said of a first draft", Of("draft", "the draft"), Of("critique", "what was said")),
        new("unreadable", "why a reply is asked for again", Of("problem", "what is wrong with it")),
        new("wrong-quote", "a citation that does not hold", Of("address", "the node"), Of("status", "what was found"), Of("quote", "the words")),
        new("too-short", "a speech with fewer words than wanted", Of("words", "how many it has"), Of("least", "how many are wanted")),
        new("again", "asked for the reply once more"),
        new("pick", "asked which answer to argue for, where a protocol lets it choose", Of("reading", "how nodes are asked for"), Of("question", "what is debated"), Of("answers", "a line for each answer"), Of("labels", "what to reply with")),
        new("pick-again", "asked once more, where the reply named no answer", Of("labels", "what to reply with")));

    /// <summary>What is said unless other words are given.</summary>
    public static Prompt Default { get; } = Shipped("debater.txt", "debater/1");

    /// <summary>
    /// A debater who takes the opponent's claims apart one by one, plans each round for itself, keeps its notes, and is told how long to speak (to the effect of Khan et al. 2024, in
    /// words of this project).
    /// </summary>
    public static Prompt Rebuttal { get; } = Shipped("debater.rebuttal.txt", "debater/rebuttal-1");

    private static Prompt Shipped(string file, string version) => Prompt.OfResource(Form, typeof(DebaterPrompts).Assembly, "Prompts/" + file, version);

    private static PromptPlace Of(string name, string description) => new(name, description);

    private static PromptPlace Maybe(string name, string description) => new(name, description) { IsOptional = true };
}
