using System.Globalization;
using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Experiments.Registry;

namespace LearningThePrior.Experiments.Decomposing;

/// <summary>How a question is amplified where it might be debated, by name: <c>hch:depth=4,width=8</c> stands among protocols.</summary>
/// <param name="Hch">How deep, wide and often the overseer may be asked.</param>
/// <param name="Error">How often an answer of an overseer who is a world's human is replaced by one drawn without knowing anything.</param>
public sealed record AmplificationRules(Hch Hch, double Error)
{
    private const string Name = "hch";
    private static readonly Hch Usual = new(Budget: 10_000);

    internal static IEnumerable<Entry<AmplificationRules>> All { get; } =
    [
        new(
            Name,
            "an overseer asks about one node after another, and each question is answered in the same way",
            [
                Setting.Whole("depth", Usual.Depth, "levels of subquestions", least: 0, most: Hch.MostDepth),
                Setting.Whole("width", Usual.Width, "subquestions of one question", most: 1_024),
                Setting.Whole("budget", Usual.Budget, "moves of the overseer for one question", most: 10_000_000),
                Setting.Whole("votes", Usual.Votes, "how often he answers each question", most: 1_000),
                Setting.Number("error", 0, "how often an answer of the world's human is replaced by a random one", least: 0, most: 1),
            ],
            n => new(new(n.Whole("depth"), n.Whole("width"), n.Whole("budget")) { Votes = n.Whole("votes") }, n.Number("error"))),
    ];

    /// <summary>The rules as they are read.</summary>
    public static string Say(Hch hch, double error)
    {
        ArgumentNullException.ThrowIfNull(hch);
        (string Name, double Value, double Usual)[] all =
        [
            ("depth", hch.Depth, Usual.Depth), ("width", hch.Width, Usual.Width), ("budget", hch.Budget, Usual.Budget), ("votes", hch.Votes, Usual.Votes), ("error", error, 0),
        ];
        var said = string.Join(',', all.Where(s => s.Value != s.Usual).Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Name}={s.Value}")));
        return said.Length == 0 ? Name : $"{Name}:{said}";
    }
}
