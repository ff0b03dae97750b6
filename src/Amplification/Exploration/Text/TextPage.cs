using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Exploration.Text;

/// <summary>A page of a text Z that a language model wrote, and how it came to it.</summary>
/// <param name="Address">Where it stands.</param>
/// <param name="Text">What it says; untrusted.</param>
/// <param name="CopiedFrom">The page of the same Z that the text was copied from; null where the model wrote it.</param>
/// <param name="Asked">The pages of the same Z that it asked for before it wrote, in that order, and what they say.</param>
public sealed record TextPage(NodeAddress Address, string Text, NodeAddress? CopiedFrom, IReadOnlyList<TextPassage> Asked);

/// <summary>What a page says to whom it is read.</summary>
/// <param name="Address">Where it stands.</param>
/// <param name="Text">Its words, untrusted; null where there is no such page yet.</param>
public sealed record TextPassage(NodeAddress Address, string? Text);
