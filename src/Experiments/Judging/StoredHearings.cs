using LearningThePrior.Debate;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Judging;

/// <summary>Hearings of any stored debates, imported ones included: the question as it was put, and the nodes that the store holds.</summary>
/// <remarks>Nodes are read when a judge asks for the first one, and held in memory from then on.</remarks>
/// <param name="run">The run.</param>
/// <param name="judges">Who is to judge every debate.</param>
public sealed class StoredHearings(StoredRun run, IReadOnlyList<IJudge> judges)
{
    private readonly Lazy<Task<ILookup<string, StoredNode>>> _nodes = new(async () => await run.ReadNodesAsync().ToLookupAsync(n => n.TreeId));

    /// <summary>The hearing of one debate.</summary>
    /// <exception cref="InvalidDataException">Its answers are blank or not all different.</exception>
    public Hearing Of(StoredDebate debate)
    {
        ArgumentNullException.ThrowIfNull(debate);
        try
        {
            return new(
                new Question(debate.QuestionId, debate.QuestionText, new AnswerSet(debate.Answers)),
                new ImplicitTree(new StoredTree(async () => (await _nodes.Value)[debate.TreeId ?? ""])),
                judges);
        }
        catch (ArgumentException error)
        {
            throw new InvalidDataException($"debate {debate.DebateId} of {run.Path}: answers: {error.Message}", error);
        }
    }
}
