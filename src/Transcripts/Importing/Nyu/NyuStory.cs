namespace LearningThePrior.Transcripts.Importing.Nyu;

/// <summary>A room's story as a tree of two nodes: "/" is its title, "/0" all of its text.</summary>
internal sealed class NyuStory
{
    /// <summary>The address of the node that every quote is of.</summary>
    public const string Address = "/0";

    /// <summary>Reads a room's source material.</summary>
    public NyuStory(JsonPart setup)
    {
        var (kind, source) = setup["sourceMaterial"].Only();
        if (kind != "QuALITYSourceMaterial")
        {
            throw setup["sourceMaterial"].Wrong($"is of kind '{kind}'; only QuALITYSourceMaterial is read.");
        }

        ArticleId = source["articleId"].Text();
        Title = source["title"].Text();
        var contents = source["contents"];
        Text = new(contents.Items().Select(t => t.Text()));
        contents.Keep();
        TreeId = $"quality-{ArticleId}-{ContentName.Of(Title, Text.Text)}";
    }

    public string ArticleId { get; }

    public string Title { get; }

    public StoryText Text { get; }

    /// <summary>Names the tree by its content: rooms on one story share it.</summary>
    public string TreeId { get; }

    public IReadOnlyList<StoredNode> Nodes(string runId) =>
    [
        new(StoredNode.CurrentSchema, runId, TreeId, "/", Title),
        new(StoredNode.CurrentSchema, runId, TreeId, Address, Text.Text),
    ];
}
