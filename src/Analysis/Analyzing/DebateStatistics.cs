using LearningThePrior.Analysis.Scanning;
using LearningThePrior.Tree;
using static LearningThePrior.Analysis.Analyzing.StatisticNames;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>The statistics that are a ratio of sums over debates: words, citations, cost.</summary>
internal static class DebateStatistics
{
    private const string NoHonestSide = "no debate with such a side";

    /// <summary>Each by name, with what a debate adds to both sums.</summary>
    public static readonly (string Name, string Empty, Func<JudgedDebate, (double Sum, double Count)> Of)[] Ratios =
    [
        (WordsHonest, NoHonestSide, d => Sum(d, true, s => (s.Words, 1))),
        (WordsDishonest, NoHonestSide, d => Sum(d, false, s => (s.Words, 1))),
        (SilentDebates, "no debates", d => (d.Row.IsSilent ? 1 : 0, 1)),
        (SilentA, "no debate with such a side", d => Silent(d.Row.A)),
        (SilentB, "no debate with such a side", d => Silent(d.Row.B)),
        (SilentHonest, NoHonestSide, d => Sum(d, true, s => (s.Silent, 1))),
        (SilentDishonest, NoHonestSide, d => Sum(d, false, s => (s.Silent, 1))),
        (CitationsHold, "no citations", d => Add(Holding(d.Row.A), Holding(d.Row.B))),
        (CitationsHoldHonest, "no citations of such a side", d => Sum(d, true, Holding)),
        (CitationsHoldDishonest, "no citations of such a side", d => Sum(d, false, Holding)),
        (Rounds, "no debates", d => (d.Row.Rounds, 1)),
        (Tokens, "no debate tells its tokens", d => One(d.Row.Tokens)),
        (Calls, "no debate tells its calls", d => One(d.Row.Calls)),
        (CostOfDebate, "no debate tells its cost", d => One(d.Row.Cost)),
    ];

    /// <summary>How a side stands to the truth, in the words of <see cref="CitationRow"/>.</summary>
    public static string Standing(bool? honest) => honest switch { true => "honest", false => "dishonest", null => "unknown" };

    private static (double, double) Sum(JudgedDebate debate, bool honest, Func<SideRow, (double, double)> of) => Add(
        debate.HonestA == honest && debate.Row.A?.Debater is not null ? of(debate.Row.A) : default,
        debate.HonestB == honest && debate.Row.B?.Debater is not null ? of(debate.Row.B) : default);

    private static (double, double) Add((double Sum, double Count) a, (double Sum, double Count) b) => (a.Sum + b.Sum, a.Count + b.Count);

    private static (double, double) Holding(SideRow? side) => side?.Cited is { } cited
        ? (side.Citations(CitationStatus.Exact) + side.Citations(CitationStatus.Normalised), cited.Sum())
        : default;

    private static (double, double) Silent(SideRow? side) => side?.Debater is null ? default : (side.Silent, 1);

    private static (double, double) One(double? value) => value is { } known ? (known, 1) : default;
}
