using System.Text.Json.Nodes;

namespace LearningThePrior.ModelServing.Brain;

/// <summary>
/// Plays a debate, or oversees a question: reads a few nodes, fills in what a schema asks for, chooses labels, and otherwise says a sentence. The same
/// request always gets the same reply.
/// </summary>
/// <param name="reads">How many nodes it reads before it speaks.</param>
public sealed class DebateBrain(int reads = 3)
{
    private readonly ToolBrain _tools = new(reads);
    private readonly JsonBrain _json = new();
    private readonly OverseerBrain _overseer = new();
    private readonly SpeechBrain _speeches = new();
    private readonly CredenceBrain _credences = new();
    private readonly RuleBrain _rules = new();
    private readonly LabelBrain _labels = new();

    /// <summary>What the model says to a request for a completion.</summary>
    public Answer Reply(JsonNode request) =>
        _tools.Reply(request) ?? _json.Reply(request) ?? _speeches.Reply(request) ?? _overseer.Reply(request) ?? _credences.Reply(request)
        ?? _rules.Reply(request) ?? _labels.Reply(request) ?? new(Sentence.Of(request, "sentence"));
}
