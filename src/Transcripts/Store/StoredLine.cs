namespace LearningThePrior.Transcripts;

/// <summary>One line for a file of the store. It is bytes, so that a process elsewhere can make it.</summary>
/// <param name="File">Which file.</param>
/// <param name="Bytes">The line, its line feed included.</param>
public readonly record struct StoredLine(StoreFile File, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>A debate's line.</summary>
    /// <exception cref="ArgumentException">It breaks the rules of its file.</exception>
    public static StoredLine Of(StoredDebate debate) => new(StoreFile.Debates, StoreFormats.Debates.Write(debate));

    /// <summary>A judgement's line.</summary>
    /// <exception cref="ArgumentException">It breaks the rules of its file.</exception>
    public static StoredLine Of(StoredJudgement judgement) => new(StoreFile.Judgements, StoreFormats.Judgements.Write(judgement));

    /// <summary>A key's line.</summary>
    /// <exception cref="ArgumentException">It breaks the rules of its file.</exception>
    public static StoredLine Of(StoredKey key) => new(StoreFile.Keys, StoreFormats.Keys.Write(key));

    /// <summary>A node's line.</summary>
    /// <exception cref="ArgumentException">It breaks the rules of its file.</exception>
    public static StoredLine Of(StoredNode node) => new(StoreFile.Nodes, StoreFormats.Nodes.Write(node));

    /// <summary>A decomposition's line.</summary>
    /// <exception cref="ArgumentException">It breaks the rules of its file.</exception>
    public static StoredLine Of(StoredDecomposition decomposition) => new(StoreFile.Decompositions, StoreFormats.Decompositions.Write(decomposition));

    /// <summary>The line of an item that has ended.</summary>
    /// <exception cref="ArgumentException">It breaks the rules of its file.</exception>
    public static StoredLine Of(StoredItem item) => new(StoreFile.Items, StoreFormats.Items.Write(item));
}
