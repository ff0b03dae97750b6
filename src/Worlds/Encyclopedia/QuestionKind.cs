namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>What an encyclopedia's questions are about.</summary>
public enum QuestionKind
{
    /// <summary>Is one leaf true?</summary>
    Leaf,

    /// <summary>Is at least a share of the leaves below a path true?</summary>
    Aggregate,
}
