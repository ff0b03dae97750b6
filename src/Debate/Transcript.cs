using System.Text.Json.Serialization;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>A finished debate: who said what, what was checked, what was shown to whom, and the verdict. No answer key.</summary>
public sealed record Transcript
{
    /// <summary>Names the debate within a run.</summary>
    public required string DebateId { get; init; }

    /// <summary>The protocol, as it prints itself.</summary>
    public required string Protocol { get; init; }

    /// <summary>The question's id.</summary>
    public required string QuestionId { get; init; }

    /// <summary>The question as it was asked.</summary>
    public required string QuestionText { get; init; }

    /// <summary>The answers' texts in order; credences follow it.</summary>
    public required IReadOnlyList<string> Answers { get; init; }

    /// <summary>The latent that the tree was unpacked from, or null.</summary>
    public required IReadOnlyList<double>? Latent { get; init; }

    /// <summary>Labels, speakers and listing.</summary>
    public required Arrangement Arrangement { get; init; }

    /// <summary>The debate's seed; written as text, since a JSON number does not hold 64 bits everywhere.</summary>
    [JsonNumberHandling(JsonNumberHandling.WriteAsString | JsonNumberHandling.AllowReadingFromString)]
    public required ulong Seed { get; init; }

    /// <summary>The sides in the order in which the judge saw them listed.</summary>
    public required IReadOnlyList<Side> Sides { get; init; }

    /// <summary>The judge's name.</summary>
    public required string Judge { get; init; }

    /// <summary>The speeches in order.</summary>
    public required IReadOnlyList<Turn> Turns { get; init; }

    /// <summary>What the judge might read; null where that was not recorded.</summary>
    public ReadingBudget? JudgeBudget { get; init; }

    /// <summary>See <see cref="JudgeCase.IsExpert"/>.</summary>
    public bool JudgeIsExpert { get; init; }

    /// <summary>The nodes that the judge read.</summary>
    public required IReadOnlyList<NodeAddress> JudgeRead { get; init; }

    /// <summary>How many characters of Z the judge was shown, by reading nodes.</summary>
    public required int JudgeCharacters { get; init; }

    /// <summary>How many steps of unpacking Mz took while the debate was played; those of others who share the tree count in.</summary>
    public required long Unpacks { get; init; }

    /// <summary>The judge's verdict.</summary>
    public required Verdict Verdict { get; init; }
}
