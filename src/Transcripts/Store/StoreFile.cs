namespace LearningThePrior.Transcripts;

/// <summary>A file of the store that holds one JSON object a line, and which of their fields name a line: its key.</summary>
/// <param name="Name">The file's name in a run's folder.</param>
/// <param name="KeyFields">The fields, in the order by which lines are ordered.</param>
public sealed record StoreFile(string Name, params IReadOnlyList<string> KeyFields)
{
    /// <summary>Whether a run that has none of its lines has no such file.</summary>
    public bool IsOptional { get; private init; }

    /// <summary>The debates.</summary>
    public static StoreFile Debates { get; } = new("debates.jsonl", "debate_id");

    /// <summary>What judges made of them.</summary>
    public static StoreFile Judgements { get; } = new("judgements.jsonl", "debate_id", "judge_id", "stage", "order");

    /// <summary>What is true.</summary>
    public static StoreFile Keys { get; } = new("keys.jsonl", "debate_id");

    /// <summary>The nodes that were cited or read.</summary>
    public static StoreFile Nodes { get; } = new("nodes.jsonl", "tree_id", "address");

    /// <summary>Questions with the subquestions that their answers rest on, in runs of amplification.</summary>
    public static StoreFile Decompositions { get; } = new("decompositions.jsonl", "decomposition_id") { IsOptional = true };

    /// <summary>The items of the run that have ended, and how.</summary>
    public static StoreFile Items { get; } = new("items.jsonl", "key");

    /// <summary>Every file that a run appends to, the debates last: a debate that is there has all its other lines.</summary>
    public static IReadOnlyList<StoreFile> All { get; } = [Nodes, Keys, Judgements, Decompositions, Debates, Items];
}
