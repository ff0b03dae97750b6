using System.Text.Json;
using LearningThePrior.Debate;
using LearningThePrior.Experiments.Engine;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Evaluation;

/// <summary>Hears one debate as the store does, line by line.</summary>
internal sealed class EvaluatedDebate : IItemStore
{
    /// <summary>Its lines, for a run.</summary>
    public List<StoredLine> Lines { get; } = [];

    /// <summary>The debate; null where it did not come about.</summary>
    public StoredDebate? Debate { get; private set; }

    /// <summary>What was made of it, in each order.</summary>
    public List<StoredJudgement> Judgements { get; } = [];

    /// <summary>Why it failed; null where it did not.</summary>
    public string? Problem { get; set; }

    /// <summary>All that was said, for a reader.</summary>
    public string? Words => Debate is { } debate && Judgements is [var first, ..] && debate.Error is null
        ? TranscriptText.Render(TranscriptAdapter.ToTranscript(debate, first).Turns)
        : null;

    public void Append(params IEnumerable<StoredLine> lines)
    {
        foreach (var line in lines)
        {
            Lines.Add(line);
            if (line.File == StoreFile.Debates)
            {
                Debate = JsonSerializer.Deserialize(line.Bytes.Span, StoreJson.Default.StoredDebate);
            }
            else if (line.File == StoreFile.Judgements)
            {
                Judgements.Add(JsonSerializer.Deserialize(line.Bytes.Span, StoreJson.Default.StoredJudgement)!);
            }
        }
    }

    public void Write(string name, ReadOnlySpan<byte> content) => throw new NotSupportedException("a debate is lines, and writes no file.");
}
