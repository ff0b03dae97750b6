using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Encyclopedia;

/// <summary>Many questions that are asked of table after table: which of them does the table's book answer with yes?</summary>
internal sealed class QuestionBatch
{
    private readonly PathTrie _trie = new();
    private readonly (int Node, int Levels, UInt128 AtLeast)[] _asked;
    private readonly int[] _states;
    private readonly int _levels;
    private UInt128[] _counts = [];

    /// <summary>Takes the questions in their order.</summary>
    /// <exception cref="ArgumentException">One is not a question about leaves, or is about 2^128 leaves or more.</exception>
    public QuestionBatch(IEnumerable<Question> questions)
    {
        _asked = [.. questions.Select(q => q is EncyclopediaQuestion { Levels: < 128 } asked
            ? (_trie.Add(asked.Path), asked.Levels, (UInt128)asked.AtLeast)
            : throw new ArgumentException("Exact Bayes knows questions about fewer than 2^128 leaves.", nameof(questions)))];
        _states = new int[_trie.Count];
        _levels = _asked.Select(q => q.Levels).DefaultIfEmpty().Max();
    }

    /// <summary>Reads along all paths of a table; <see cref="Answer"/> then answers by it.</summary>
    public void Walk(int root, ReadOnlySpan<int> next) => _trie.Walk(root, next, _states);

    /// <summary>Whether the answer to each question is yes, for the next states last walked and these facts.</summary>
    /// <param name="next">[2 K]: as last walked.</param>
    /// <param name="facts">[K]: bit s says whether a page in state s is true.</param>
    /// <param name="answers">[questions].</param>
    public void Answer(ReadOnlySpan<int> next, int facts, Span<bool> answers)
    {
        var states = next.Length / 2;
        Array.Resize(ref _counts, (_levels + 1) * states);
        var counts = _counts;
        for (var s = 0; s < states; s++)
        {
            counts[s] = (UInt128)((facts >> s) & 1);
        }

        for (var at = states; at < counts.Length; at++)
        {
            var (below, s) = (((at / states) - 1) * states, at % states);
            counts[at] = counts[below + next[2 * s]] + counts[below + next[(2 * s) + 1]];
        }

        for (var i = 0; i < _asked.Length; i++)
        {
            var (node, levels, atLeast) = _asked[i];
            answers[i] = counts[(levels * states) + _states[node]] >= atLeast;
        }
    }
}
