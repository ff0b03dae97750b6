using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.Debate.Debaters;

/// <summary>How a language model debates.</summary>
public sealed record ModelDebaterSettings
{
    /// <summary>How it asks for nodes. Default: by calling a tool.</summary>
    public ReadingBy Reading { get; init; } = ReadingBy.Tool;

    /// <summary>How often it may ask for nodes before one speech. Default: 8, enough to go down a library and look around.</summary>
    public int Readings { get; init; } = 8;

    /// <summary>
    /// Whether it is told which of its citations do not hold, and may say it again, once. Default: yes; a judge should see
    /// what a debater stands by, not its slips.
    /// </summary>
    public bool Repairs { get; init; } = true;

    /// <summary>Words suggested for a speech where the rules set no limit. Default: 150, as in Khan et al. (2024).</summary>
    public int Words { get; init; } = 150;

    /// <summary>Words that a speech must have; a shorter one is asked for once more, where it may be repaired. Default: 0, none.</summary>
    public int LeastWords { get; init; }

    /// <summary>Whether it is shown the root of Z before its first speech, which counts as a node read. Default: no, it asks.</summary>
    public bool ShowsRoot { get; init; }

    /// <summary>What it is told. Default: <see cref="DebaterPrompts.Default"/>.</summary>
    public Prompt Prompt { get; init; } = DebaterPrompts.Default;

    /// <summary>Whether the reply's form is asked for as a JSON Schema too. Default: no; not every endpoint knows it.</summary>
    public bool Structured { get; init; }

    /// <summary>Temperature; null leaves it to the endpoint.</summary>
    public double? Temperature { get; init; }

    /// <summary>The most tokens of a reply. Default: 1,500, a speech with its scratchpad and quotes.</summary>
    public int? MaxTokens { get; init; } = 1_500;

    /// <summary>Whether a seed made of the turn's is sent along. Default: no.</summary>
    public bool SendsSeed { get; init; }
}

/// <summary>How a model asks for nodes.</summary>
public enum ReadingBy
{
    /// <summary>By calling the tool <c>read_node</c>.</summary>
    Tool,

    /// <summary>By naming addresses in its JSON reply, for models without tools.</summary>
    Words,
}
