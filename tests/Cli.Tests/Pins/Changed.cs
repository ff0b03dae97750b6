namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>Every figure that was changed on purpose since the pinned runs were made; each stands in CHANGELOG.md too.</summary>
internal static class Changed
{
    public static IReadOnlyList<Change> All { get; } =
    [
        new("snow", "summary.nll.d.direct", Direct),
        new("snow", "summary.nll.d_star.direct", Direct),
        new("snow", "summary.direct_fits", Direct),
        new("snow", "summary.iid_gap", Direct),
        new("snow", "summary.shift_recovered", Direct),
        new("encyclopedia", "summary.direct_fits", More),
        new("encyclopedia", "summary.iid_gap", More),
        .. new[] { "debates.tree_id", "debates.latent", "nodes", "summary" }.Select(field => new Change("snow", field, Ends)),
        .. new[] { "debates", "judgements", "keys", "nodes", "summary" }.Select(field => new Change("keeling", field, Ends)),
        new("encyclopedia", "summary.evaluations", Particles),
        .. new[] { "debate", "judge-debate", "judge-model", "judge-model of the old folder" }.Select(run => new Change(run, "judgements.parser", Generous)),
        .. new[] { "debate", "judge-debate", "judge-model", "judge-model of the old folder" }.Select(run => new Change(run, "judgements.call_id", Limited)),
        .. new[] { "debate", "judge-model calls", "text" }.Select(run => new Change(run, "calls", Limited)),
        new("judge-snow", "judgements", Mirrored, "order-robust("),
        new("judge-snow of the old folder", "judgements", Mirrored, "order-robust("),
        .. new[] { "accuracy", "accuracy_honest_b", "accuracy_honest_second", "side_bias", "seat_bias" }.Select(field => new Change("analyze jsonl", "analysis.overall.statistics." + field, Ties)),
        .. new[] { "accuracy", "accuracy_honest_a", "accuracy_honest_b", "accuracy_honest_first", "accuracy_honest_second", "side_bias", "seat_bias" }
            .Select(field => new Change("analyze judge-model", "analysis.overall.statistics." + field, Ties)),
        new("analyze unfinished", "analysis.overall.statistics.accuracy", Ties),
        new("jsonl", "import.not_kept", Layout),
        .. from format in new[] { "parquet", "csv", "jsonl" } from field in new[] { "citations.tree_id", "debates.question_id", "debates.tree_id", "nodes.tree_id" } select new Change($"export nyu {format}, played again", field, Digits),
        .. from sample in new[] { "snow-1_epoch_1", "snow-2_epoch_1" } from field in new[] { "question_id", "tree_id" } select new Change("export nyu inspect, played again", $"{sample}.metadata.debate.{field}", Digits),
        .. from field in new[] { "f.question_id", "f.lineage.tree_id" } select new Change("export nyu training, played again", field, Digits),
        .. new[] { "export nyu inspect", "export nyu inspect, played again" }.Select(command => new Change(command, "header.results.completed_samples", Completed)),
        .. from run in new[] { "nyu", "jsonl" } from field in new[] { "debates.question_id", "debates.tree_id", "nodes" } select new Change(run, field, Digits),
        .. new[] { "groups.factors", "comparisons.first", "comparisons.second" }.Select(place => new Change("analyze compare", $"analysis.{place}.protocol", Typed)),
        .. new[] { "overall.calibration.bins.right", "overall.statistics.characters", "overall.statistics.for_a", "overall.statistics.for_first", "overall.statistics.log_score", "overall.statistics.log_score_finite", "overall.statistics.longer_wins", "overall.statistics.score_against_truth", "overall.statistics.score_difference", "overall.statistics.words_dishonest", "overall.statistics.words_honest" }
            .Select(field => new Change("analyze keeling", "analysis." + field, Resampled)),
        .. new[] { "overall.calibration.bins.right", "overall.statistics.characters", "overall.statistics.even", "overall.statistics.for_a", "overall.statistics.for_first", "overall.statistics.log_score", "overall.statistics.log_score_finite", "overall.statistics.longer_wins", "overall.statistics.rounds", "overall.statistics.score_against_truth", "overall.statistics.score_difference", "overall.statistics.words_dishonest", "overall.statistics.words_honest" }
            .Select(field => new Change("analyze snow", "analysis." + field, Resampled)),
        .. new[] { "overall.stages.credence", "overall.statistics.accuracy", "overall.statistics.accuracy_honest_first", "overall.statistics.brier", "overall.statistics.characters", "overall.statistics.credence_in_truth", "overall.statistics.for_a", "overall.statistics.for_first", "overall.statistics.log_score", "overall.statistics.log_score_finite", "overall.statistics.longer_wins", "overall.statistics.rounds", "overall.statistics.score_against_truth", "overall.statistics.score_difference", "overall.statistics.score_for_truth", "overall.statistics.seat_bias", "overall.statistics.side_bias", "overall.statistics.words_dishonest", "overall.statistics.words_honest", "ratings.debaters.score_against_truth", "ratings.debaters.score_for_truth" }
            .Select(field => new Change("analyze encyclopedia", "analysis." + field, Resampled)),
        .. new[] { "overall.statistics.characters", "overall.statistics.for_a", "overall.statistics.for_first", "overall.statistics.longer_wins", "overall.statistics.rounds" }
            .Select(field => new Change("analyze unfinished", "analysis." + field, Resampled)),
        .. from run in new[] { "keeling", "snow", "unfinished", "compare", "nyu" }
           from field in new[] { "ratings", "notes" }
           select new Change($"analyze {run}", $"analysis.{field}", Penalised),
    ];

    private const string Digits =
        "Ids of imported questions and stories have sixteen hexadecimal digits where they had eight, which two of 10^5 questions shared with a probability of .69; no figure differs.";

    private const string Completed =
        "Unfinished debates, and those that failed, are none of the completed samples in exports to Inspect, where all were: of the two rooms one is unfinished.";

    private const string Direct =
        "Direct fits read the same inputs on D and D*: NLL on D* of 'ltp learn --worlds 20' .742 before, .930 since.";

    private const string More =
        "Naive Bayes, cross-validated and early-stopped logistic regression and suffix back-off join the direct fits: the least NLL on D of "
        + "'ltp measure baselines --world encyclopedia' .471 before, .445 since.";

    private const string Ends =
        "Numbers of z are climbed as they are and no longer in logits, so that one at an end is 0 where it was .000001: NLL on D of "
        + "'ltp learn --world keeling' 1.806 before, 1.336 since.";

    private const string Particles =
        "The particles that are weighed are counted among the evaluations of the objective, which they were not.";

    private const string Generous =
        "Replies are read more generously, which the version of the parser says: choice-1 before, choice-2 since; none of the pinned replies is read otherwise.";

    private const string Limited =
        "Judges, and whoever proposes text Z, are asked with a limit on the reply's tokens, of 512 and 2,000: without one, some servers write to the end of their context.";

    private const string Ties =
        "A tie, declared or by equal credences, counts as wrong in every accuracy and was no part of it: of verdicts .8, .6, .3 and .5 it was .667 and is .5.";

    private const string Resampled =
        "Bootstrap intervals rest on up to 10,000 resamples, where it were 1,000, so that their second digit stands: their ends move in the third.";

    private const string Penalised =
        "Who never lost, or never changed sides, is rated by a stated penalty (one meeting with an average debater, half of it won) where there was no rating; a note says so.";

    private const string Layout =
        "Objects may stand over many lines and in lists, so that what is not kept is the layout of the JSON, where it was that of the lines; no figure differs.";

    private const string Typed =
        "Protocols are shown by the names that are typed, recursive where it was RecursiveDebate { MaxDepth = 4096 }; the store is as it was.";

    private const string Mirrored =
        "Mirrored, answers are listed the other way round too, so that a bias for the one listed first goes to the other: "
        + "on w0000/000000 the order-robust judge, as played, gave .4553 and gives .3849.";
}
