namespace LearningThePrior.LanguageModels.Prompts;

/// <summary>What a prompt file must hold: its parts, and which places each part may and must have.</summary>
/// <param name="Name">The file's name without its ending, for example <c>debater</c>.</param>
/// <param name="Description">Who is told this, in one line.</param>
/// <param name="Parts">The parts, in the order in which they are listed.</param>
public sealed record PromptForm(string Name, string Description, params IReadOnlyList<PromptPart> Parts)
{
    /// <summary>The file's name.</summary>
    public string FileName => Name + ".txt";
}

/// <summary>One part of a prompt file: a message, or words that are put into one.</summary>
/// <param name="Name">What stands after <c>===</c> at its beginning.</param>
/// <param name="Description">When it is said.</param>
/// <param name="Places">What is filled in.</param>
public sealed record PromptPart(string Name, string Description, params IReadOnlyList<PromptPlace> Places)
{
    /// <summary>Whether a file may do without it.</summary>
    public bool IsOptional { get; init; }

    /// <summary>Whether it may stand several times, as <c>=== advice 1</c>, <c>=== advice 2</c> and so on.</summary>
    public bool IsNumbered { get; init; }
}

/// <summary>A named place of a part, written <c>{{name}}</c>.</summary>
/// <param name="Name">Lower-case words joined by underscores.</param>
/// <param name="Description">What is filled in.</param>
public sealed record PromptPlace(string Name, string Description)
{
    /// <summary>Whether a part may do without it: what it holds is then not told.</summary>
    public bool IsOptional { get; init; }
}
