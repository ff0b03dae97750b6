using LearningThePrior.Debate;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>What is shown of a debate at one stage: the rounds so far, nobody's name, and, mirrored, A where B was.</summary>
/// <remarks>What a judge said between rounds is shown, since debaters answer it.</remarks>
internal static class HumanStaging
{
    public static IReadOnlyList<HumanSide> Sides(StoredDebate debate, bool mirrored)
    {
        var sides = debate.Sides.Select(s => new HumanSide(mirrored ? Swapped(s.Label) : s.Label, s.Answer, s.Credences));
        return [.. mirrored ? sides.Reverse() : sides];
    }

    /// <summary>The speeches of the first rounds. What readers had read, other drafts and calls are left out: they are not for judges.</summary>
    public static IReadOnlyList<StoredTurn> Turns(StoredDebate debate, int stage, bool mirrored, SideNaming naming) =>
    [
        .. (mirrored && naming == SideNaming.Rewrite ? debate.WithSidesRenamed() : debate).Turns.GroupBy(t => t.Round).OrderBy(g => g.Key).Take(stage)
            .SelectMany((round, number) => Ordered(debate, [.. round], mirrored).Select(t => t with
            {
                Round = number,
                Role = mirrored ? Mirrored(t.Role) : t.Role,
                TextRaw = null,
                Read = [],
                Candidates = null,
                At = null,
                CallId = null,
            })),
    ];

    private static IEnumerable<StoredTurn> Ordered(StoredDebate debate, StoredTurn[] round, bool mirrored) =>
        mirrored ? MirroredOrder.Of(round, t => t.Round, debate.IsAtOnce) : round;

    private static string Mirrored(string role) => role switch { "debater_a" => "debater_b", "debater_b" => "debater_a", _ => role };

    private static string Swapped(string label) => label == "A" ? "B" : "A";
}
