using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Decomposing;

/// <summary>Answers a question about Z by amplification, where a protocol and a judge would answer it by debate: an overseer divides it, and ends it in a verdict.</summary>
public interface IAmplifier
{
    /// <summary>The overseer, whose verdict it is: stands where a judge's name stands.</summary>
    string Name { get; }

    /// <summary>What the overseer is, see <see cref="StoredJudgement.JudgeKind"/>.</summary>
    string Kind { get; }

    /// <summary>The rules, as they print themselves.</summary>
    string Protocol { get; }

    /// <summary>Answers.</summary>
    /// <param name="asked">The question.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    /// <returns>The decomposition and its verdict: "do not know" is <see cref="AbstainedVerdict"/>, what cannot be read <see cref="UnparseableVerdict"/>.</returns>
    Task<Amplification> AskAsync(AmplifiedCase asked, CancellationToken cancellationToken = default);
}

/// <summary>A question that is put to an <see cref="IAmplifier"/>.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Id">Names the decomposition within it.</param>
/// <param name="Question">The question with its answers.</param>
/// <param name="Tree">Z.</param>
/// <param name="TreeId">Names Z within the run.</param>
/// <param name="Seed">All randomness.</param>
public sealed record AmplifiedCase(string RunId, string Id, Question Question, ImplicitTree Tree, string TreeId, Seed Seed)
{
    /// <summary>Whether the question is answered in words alone, and no verdict is wanted.</summary>
    public bool IsOpen { get; init; }
}

/// <summary>What an <see cref="IAmplifier"/> came to.</summary>
/// <param name="Decomposition">The decomposition's line, without labels and costs.</param>
/// <param name="Verdict">The verdict; null where none was wanted.</param>
/// <param name="Characters">Characters of Z that the overseer was shown.</param>
public sealed record Amplification(StoredDecomposition Decomposition, Verdict? Verdict, int Characters)
{
    /// <summary>How credences of an overseer who is a program come about, in <see cref="VerdictSource.Method"/>.</summary>
    public const string Method = "decomposed";
}
