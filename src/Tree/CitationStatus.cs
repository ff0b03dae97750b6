namespace LearningThePrior.Tree;

/// <summary>What checking a <see cref="Citation"/> against the tree found.</summary>
public enum CitationStatus
{
    /// <summary>The node says these very words.</summary>
    Exact,

    /// <summary>The node says these words but for case, white space, compatibility forms, quotation marks or dashes.</summary>
    Normalised,

    /// <summary>The node says something that differs in a few characters. It does not hold, and is never rewritten.</summary>
    NearMiss,

    /// <summary>The node says nothing like it, or the quote is not made of whole words.</summary>
    NotFound,

    /// <summary>The span ends after the text, or cuts through what a human reads as one character.</summary>
    OutOfRange,

    /// <summary>Mz unpacks no node at the address.</summary>
    NotUnpacked,

    /// <summary>The reader's budget does not reach to the node.</summary>
    OverBudget,
}
