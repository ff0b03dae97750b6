using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Tree;

namespace LearningThePrior.Amplification.Decomposition;

/// <summary>Who answered a question of a decomposition.</summary>
public enum AnswerSource
{
    /// <summary>The overseer, from the answers to what he asked.</summary>
    Overseer,

    /// <summary>A look-up of facts.</summary>
    LookUp,

    /// <summary>The memory of the same question asked before.</summary>
    Memory,

    /// <summary>The assistant that is being trained.</summary>
    Assistant,

    /// <summary>Nobody: a limit was reached, or the question would have rested on itself.</summary>
    Nobody,
}

/// <summary>A question with its answer, and all that the answer rests on: a tree of questions.</summary>
/// <typeparam name="TQuestion">What a question is.</typeparam>
/// <typeparam name="TAnswer">What an answer is.</typeparam>
/// <param name="Question">The question.</param>
/// <param name="Reply">The answer; where there is none, the reason.</param>
/// <param name="Source">Who answered.</param>
/// <param name="Asked">The subquestions, in the order of asking.</param>
/// <param name="Cited">The facts, or the passages of Z, that the answer rests on itself.</param>
/// <param name="Votes">How many of the overseer's votes were for this answer; 1 where he voted once.</param>
public sealed record Decomposed<TQuestion, TAnswer>(
    TQuestion Question,
    Reply<TAnswer> Reply,
    AnswerSource Source,
    IReadOnlyList<Decomposed<TQuestion, TAnswer>> Asked,
    IReadOnlyList<Citation> Cited,
    int Votes = 1)
{
    /// <summary>What the overseer said where it cannot be read; null where it can. Untrusted.</summary>
    public string? Raw { get; init; }

    /// <summary>How many questions there are, this one included.</summary>
    public int Questions => 1 + Asked.Sum(a => a.Questions);

    /// <summary>Whether something below was not answered for a limit's sake or a cycle's: asked otherwise, the answer might be another.</summary>
    public bool IsCutShort => Reply.Missing is NoAnswer.Depth or NoAnswer.Width or NoAnswer.Budget or NoAnswer.Cycle || Asked.Any(a => a.IsCutShort);

    /// <summary>All that the answer rests on in the end, its own facts first.</summary>
    public IEnumerable<Citation> AllCited => Cited.Concat(Asked.SelectMany(a => a.AllCited));

    /// <summary>How many levels there are below this question.</summary>
    public int Height => Asked.Count == 0 ? 0 : 1 + Asked.Max(a => a.Height);
}
