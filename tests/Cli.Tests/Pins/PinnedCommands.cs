namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>The command lines that made the pinned runs.</summary>
internal static class PinnedCommands
{
    private static readonly string[] Brief =
    [
        "learn", "--worlds", "1", "--examples", "10", "--set", "verdicts=8", "--set", "prior-queries=4", "--set", "conditional-steps=20", "--set", "prior-steps=20",
        "--set", "evaluations=30", "--set", "checks=3", "--set", "final-verdicts=3", "--set", "searches=1", "--set", "exploration-steps=5",
    ];

    /// <summary>Digits are debated by a judge whose training takes most of a minute: played as it stands only where it is asked for by name, and else with a sixth of the steps.</summary>
    public static string[] Digits { get; } = ["digits", "--images", "20", "--pixels", "2", "--json"];

    /// <summary>The command without its folder.</summary>
    /// <param name="run">The run's name.</param>
    /// <param name="server">The address of the models' server.</param>
    public static string[] Of(string run, Uri server) => run switch
    {
        "snow" => [.. Brief, "--world", "snow", "--posterior", "point", "--set", "rounds=2", "--set", "anatomy-features=2", "--set", "background-features=1"],
        "encyclopedia" =>
        [
            .. Brief, "--world", "encyclopedia", "--set", "rounds=1", "--set", "depth=4", "--set", "deeper-depth=6", "--set", "particle-count=20",
            "--judge", "noisy:inconsistency=1", "--search", "evolution",
        ],
        "keeling" => [.. Brief, "--world", "keeling", "--set", "rounds=1", "--set", "bin-width=4", "--set", "particle-count=20", "--prior", "ratio"],
        "text" => ["learn", "--model", $"test/tiny@{server}", "--data", PinnedPlace.Input("mail.csv"), "--set", "rounds=1", "--set", "both-orders=false"],
        "debate" =>
        [
            "debate", "--questions", PinnedPlace.Input("questions.jsonl"), "--tree", PinnedPlace.Input("boiler.md"), "--debater", $"test/talker@{server}",
            "--judge", $"test/judge@{server}", "--judge", $"verbalised:test/judge@{server}", "--rounds", "1", "--swap", "--prices", PinnedPlace.Input("prices.json"),
        ],
        "compare" =>
        [
            "compare", "--world", "encyclopedia", "--protocols", "simultaneous:rounds=1", "recursive", "--judges", "calibrated:noisy:temperature=3", "panel:bounded+oracle",
            "--depths", "3", "4", "--items", "1", "--held-out", "2",
        ],
        "nyu" => ["import", "nyu", PinnedPlace.Input("rooms")],
        "jsonl" =>
        [
            "import", "jsonl", PinnedPlace.Input("lamp.jsonl"), "--map", "question=/q", "--map", "answers=/options", "--map", "correct=/gold", "--map", "speeches=/turns",
            "--map", "role=/who", "--map", "text=/says", "--map", "credences=/judge/p", "--map", "judge=/judge/name", "--role", "pro=A", "--role", "con=B",
        ],
        _ => throw new ArgumentException($"There is no pinned run '{run}'.", nameof(run)),
    };

    /// <summary>The options with which a run was judged again.</summary>
    /// <param name="judging">The judging's name.</param>
    /// <param name="server">The address of the models' server.</param>
    public static string[] Judging(string judging, Uri server) => judging switch
    {
        "judge-compare" => ["--judge", "quote", "--stages", "each", "--orders", "both"],
        "judge-debate" => ["--judge", "quote", "--judge", "length", "--stages", "each", "--orders", "both"],
        "judge-snow" => ["--judge", "noisy:inconsistency=1", "--judge", "order-robust:noisy:bias=.3,inconsistency=1", "--orders", "both"],
        "judge-model" =>
            ["--judge", $"test/judge@{server}", "--judge", $"sampled=2:test/judge@{server}", "--judge", "quote", "--prices", PinnedPlace.Input("prices.json")],
        _ => throw new ArgumentException($"There is no pinned judging '{judging}'.", nameof(judging)),
    };
}
