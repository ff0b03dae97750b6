using LearningThePrior.Transcripts;

namespace LearningThePrior.Experiments.Engine;

/// <summary>Takes what an item yields, the moment it is there. Safe for concurrent use.</summary>
public interface IItemStore
{
    /// <summary>Appends lines that belong together; they are safe when this returns.</summary>
    void Append(params IEnumerable<StoredLine> lines);

    /// <summary>Writes a further file of the run's folder, whole or not at all.</summary>
    /// <param name="name">Its name within the folder, with forward slashes.</param>
    /// <param name="content">What it holds.</param>
    void Write(string name, ReadOnlySpan<byte> content);
}
