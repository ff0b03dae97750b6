namespace LearningThePrior.Transcripts;

/// <summary>One line of <c>nodes.jsonl</c>: a node of Z that was cited or read, so that citations can be looked up with no model.</summary>
/// <param name="Schema">The version of this line's form.</param>
/// <param name="RunId">The run.</param>
/// <param name="TreeId">The tree, see <see cref="StoredDebate.TreeId"/>.</param>
/// <param name="Address">Where the node stands, for example "/0/13/2".</param>
/// <param name="Text">What it says: untrusted.</param>
public sealed record StoredNode(string Schema, string RunId, string TreeId, string Address, string Text)
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "ltp.node/1";
}
