using LearningThePrior.Debate;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>What is shown of a debate at one stage: the rounds so far, nobody's name, and, mirrored, A where B was.</summary>
/// <remarks>What a judge said between rounds is shown, since debaters answer it.</remarks>
internal static class HumanStaging
{
    /// <summary>How many stages there are but the first: one for each round in which somebody spoke.</summary>
    public static int Last(StoredDebate debate) => debate.Turns.Select(t => t.Round).Distinct().Count();

    public static IReadOnlyList<HumanSide> Sides(StoredDebate debate, bool mirrored)
    {
        var sides = debate.Sides.Select(s => new HumanSide(mirrored ? Swapped(s.Label) : s.Label, s.Answer, s.Credences));
        return [.. mirrored ? sides.Reverse() : sides];
    }

    /// <summary>The speeches of the first rounds. What readers had read, other drafts and calls are left out: they are not for judges.</summary>
    public static IReadOnlyList<StoredTurn> Turns(StoredDebate debate, int stage, bool mirrored) =>
    [
        .. debate.Turns.GroupBy(t => t.Round).OrderBy(g => g.Key).Take(stage)
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

    /// <summary>The nodes that speeches cite, and all above them.</summary>
    public static IReadOnlySet<string> Cited(IEnumerable<StoredTurn> turns)
    {
        var addresses = new HashSet<string>();
        foreach (var citation in turns.SelectMany(t => t.Citations))
        {
            for (var known = NodeAddress.TryParse(citation.Address, out var address); known && addresses.Add(address.ToString()) && !address.IsRoot;)
            {
                address = address.Parent;
            }
        }

        return addresses;
    }

    private static IEnumerable<StoredTurn> Ordered(StoredDebate debate, StoredTurn[] round, bool mirrored) =>
        mirrored ? MirroredOrder.Of(round, t => t.Round, debate.IsAtOnce) : round;

    private static string Mirrored(string role) => role switch { "debater_a" => "debater_b", "debater_b" => "debater_a", _ => role };

    private static string Swapped(string label) => label == "A" ? "B" : "A";
}
