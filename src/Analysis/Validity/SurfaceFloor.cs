using LearningThePrior.Probability.Statistics;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Analysis.Validity;

/// <summary>How well features that can be counted without reading a debate predict which side wins, and which side holds the truth.</summary>
internal static class SurfaceFloor
{
    private static readonly (string Name, Func<StoredDebate, string, double> Of)[] Features =
    [
        ("words", (d, side) => Turns(d, side).Sum(t => Words(t.Text))),
        ("turns", (d, side) => Turns(d, side).Count(t => !t.IsSilent)),
        ("quotes", (d, side) => Turns(d, side).Sum(t => t.Citations.Count)),
        ("quotes that hold", (d, side) => Turns(d, side).Sum(t => t.Citations.Count(c => c.Status is CitationStatus.Exact or CitationStatus.Normalised))),
        ("called A", (_, side) => side == "A" ? 1 : 0),
        ("listed first", (d, side) => d.Sides is [var first, ..] && first.Label == side ? 1 : 0),
        ("last word", (d, side) => d.Turns.LastOrDefault(t => t.Role != "judge")?.Role == Role(side) ? 1 : 0),
    ];

    /// <summary>Each feature, on debates with two sides.</summary>
    public static IReadOnlyList<SurfaceFeature> Of(string judge, IReadOnlyList<ValidityCase> cases)
    {
        List<SurfaceFeature> all = [];
        foreach (var (name, of) in Features)
        {
            List<(double, bool, int)> won = [], held = [];
            foreach (var c in cases)
            {
                var lead = of(c.Debate, "A") - of(c.Debate, "B");
                Add(won, lead, c.Find(judge, "as_played")?.Credences is { } credences ? c.Lead(credences) : null, c.Question);
                Add(held, lead, c.TrueLead, c.Question);
            }

            all.Add(new(name, RocArea.Of(won), RocArea.Of(held)));
        }

        return all;
    }

    /// <summary>The area farthest from .5; one below it is mirrored, to 1 less the area.</summary>
    public static Measured Worst(IEnumerable<Measured> areas) => areas.Where(a => a.Value is not null).MaxBy(a => Math.Abs(a.Value!.Value - .5)) switch
    {
        null => Measured.None(0, "no debate of two sides that one of them won"),
        { Value: < .5 } below => below with { Value = 1 - below.Value, Low = 1 - below.High, High = 1 - below.Low },
        var above => above,
    };

    private static void Add(List<(double, bool, int)> cases, double lead, double? credence, int question)
    {
        if (credence is { } won && won != 0)
        {
            cases.Add((lead, won > 0, question));
            cases.Add((-lead, won < 0, question));
        }
    }

    private static IEnumerable<StoredTurn> Turns(StoredDebate debate, string side) => debate.Turns.Where(t => t.Role == Role(side));

    private static string Role(string side) => side == "A" ? "debater_a" : "debater_b";

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
