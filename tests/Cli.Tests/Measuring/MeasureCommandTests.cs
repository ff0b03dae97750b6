using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Measuring;

public sealed class MeasureCommandTests
{
    [Fact]
    public async Task Depth_shows_debate_right_at_every_seat_beside_consultancy_and_the_judge_alone()
    {
        var outcome = await Ltp.RunAsync("measure", "depth", "--depths", "2", "30", "--items", "20");

        Assert.Equal(ExitCode.Success, outcome.Code);
        var rows = outcome.Output.Split(Environment.NewLine).Skip(1).Where(l => l.Length > 0).ToArray();
        // At each depth: four cells of debate, two of consultancy, one of the judge alone.
        Assert.Equal(14, rows.Length);
        Assert.All(rows.Where(r => r.Contains("  debate  ", StringComparison.Ordinal)), r => Assert.Contains("20 / 20", r, StringComparison.Ordinal));
        Assert.Equal(8, rows.Count(r => r.Contains("  debate  ", StringComparison.Ordinal)));
        Assert.Contains(rows, r => r.Contains("judge alone", StringComparison.Ordinal) && !r.Contains("20 / 20", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_ranks_every_search_beside_the_yardstick()
    {
        var outcome = await Ltp.RunAsync("measure", "search", "--seeds", "1", "--states", "2", "--limit", "2000");

        Assert.Equal(ExitCode.Success, outcome.Code);
        Assert.All(["random", "(1+1)-EA", "gradient"], name => Assert.Contains(name, outcome.Output, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Search_starts_from_a_network_that_was_taught_on_draws_where_it_is_asked_to()
    {
        var outcome = await Ltp.RunAsync("measure", "search", "--seeds", "2", "--states", "2", "--limit", "500", "--amortised", "200", "--only", "q(");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        // Two states, told by which is the root's: its two children in either order, four rows of the other state, two facts.
        Assert.Contains("q(z | D) weighs 16 backgrounds", outcome.Error, StringComparison.Ordinal);
        Assert.Equal(3, outcome.Output.Split('\n').Count(line => line.Contains("q(z | D)", StringComparison.Ordinal) || line.Contains("yardstick  ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Fidelity_is_a_small_divergence_in_nats()
    {
        var outcome = await Ltp.RunAsync("measure", "fidelity", "--worlds", "1", "--verdicts", "300");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        // The aim is .02 nat with ten times as many verdicts.
        Assert.InRange(double.Parse(outcome.Output.Split(": ")[1], System.Globalization.CultureInfo.InvariantCulture), 0, .05);
    }

    [Fact]
    public async Task A_trained_judge_comes_near_the_bounded_one_and_judges_a_run()
    {
        using var folder = new TemporaryFolder();
        string[] train = ["measure", "trained-judge", "--protocol", "recursive", "--train", "200", "--test", "100", "--buckets", "64", "--save", folder["judge.json"]];
        var outcome = await Ltp.RunAsync(train);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        int Right(string judge) => int.Parse(
            outcome.Output.Split(Environment.NewLine).Single(l => l.StartsWith(judge, StringComparison.Ordinal))[judge.Length..].Split('/')[0],
            System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(100, Right("bounded"));

        // Words beside claims give a lie about a page away; the form alone tells nothing.
        Assert.InRange(Right("trained on truth"), 90, 100);
        Assert.Equal(0, Right("even belief"));

        (await Ltp.RunAsync(train)).IsRefused("--save", "judge.json");
        var run = await Ltp.RunAsync([.. Ltp.TinyOn("encyclopedia", worlds: 1), "--judge", $"trained:{folder["judge.json"]}", "--out", folder["run"]]);
        Assert.True(run.Code == ExitCode.Success, run.Error);
    }

    [Fact]
    public async Task Posteriors_are_told_with_their_regret_coverage_and_cost()
    {
        var outcome = await Ltp.RunAsync("measure", "posteriors", "--worlds", "1", "--only", "point", "smc");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains("world 1 of 1", outcome.Error, StringComparison.Ordinal);
        var rows = outcome.Output.Split('\n').Where(l => l.StartsWith("point", StringComparison.Ordinal) || l.StartsWith("smc", StringComparison.Ordinal)).Select(l => l.Split((char[])[], StringSplitOptions.RemoveEmptyEntries)).ToArray();
        Assert.Equal(["point", "smc"], rows.Select(r => r[0]));

        // Exact Bayes spreads over many courses; two hundred particles come nearer to it than one z.
        double Regret(string[] row) => double.Parse(row[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Math.Abs(Regret(rows[1])) < Regret(rows[0]));
    }

    [Fact]
    public async Task Exact_Bayes_loses_to_the_truth_alone()
    {
        var outcome = await Ltp.RunAsync("measure", "bayes", "--worlds", "5");

        Assert.Equal(ExitCode.Success, outcome.Code);
        double Of(params string[] words) => double.Parse(
            outcome.Output.Split(Environment.NewLine).Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Single(l => l.Take(words.Length).SequenceEqual(words))[words.Length],
            System.Globalization.CultureInfo.InvariantCulture);
        Assert.True(Of("d_star", "truth") < Of("d_star", "bayes"));
        Assert.True(Of("d", "truth") < Of("d", "bayes"));
        // In five worlds a prior switched off loses on D*; on D types say nothing.
        Assert.True(Of("d_star", "flat_prior") > Of("d_star", "bayes"));
        Assert.Equal(Of("d", "bayes"), Of("d", "flat_prior"));
        Assert.InRange(Of("true", "statements", "of", "the", "best", "z:"), .7, 1);
    }

    [Fact]
    public async Task Intervals_says_how_often_they_cover()
    {
        var outcome = await Ltp.RunAsync("measure", "intervals", "--world", "snow", "--worlds", "10");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        // Two sets, four sizes of sample.
        Assert.Equal(8, outcome.Output.Split(Environment.NewLine).Count(l => l.StartsWith('d') && l.Contains('%', StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Baselines_are_every_direct_fit_beside_exact_Bayes()
    {
        var outcome = await Ltp.RunAsync("measure", "baselines", "--world", "snow:examples=20", "--worlds", "2");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        string[] rows = [.. outcome.Output.Split(Environment.NewLine).Select(l => l.Trim()).Where(l => l.Length > 0)];
        Assert.All(["bayes (warm-up 1: reads all 20 of D) ", "warm-up 2, 100 forecasts ", "logistic cross-validated ", "logistic early-stopped ", "naive bayes tied ", "mlp32 sgd ", "truth "], name =>
            Assert.Single(rows, r => r.StartsWith(name, StringComparison.Ordinal)));

        (await Ltp.RunAsync("measure", "baselines", "--world", "snow:examples=0")).IsRefused("snow:examples=0", "no examples");
    }

    [Fact]
    public async Task Taxonomy_shows_every_protocol_and_a_shallow_Z_beside_their_closed_forms()
    {
        var outcome = await Ltp.RunAsync("measure", "taxonomy", "--depths", "4", "16", "--items", "50");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        // The published curves at depth 16: .593, .720 and .957; five rows a depth. Of Z missing 0, 1, 2 (and 4, 8) levels: 3 and 5 rows.
        Assert.All(["0.5927", "0.7201", "0.9571"], formula => Assert.Contains(formula, outcome.Output, StringComparison.Ordinal));
        var rows = outcome.Output.Split(Environment.NewLine).Where(l => l.StartsWith("    4", StringComparison.Ordinal) || l.StartsWith("   16", StringComparison.Ordinal));
        Assert.Equal(10 + 8, rows.Count());
    }

    [Fact]
    public async Task Paraphrase_shows_what_one_fact_said_often_costs_and_that_debate_mends_it()
    {
        var outcome = await Ltp.RunAsync("measure", "paraphrase");

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        var last = outcome.Output.Split(Environment.NewLine).Last(l => l.Length > 0).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        // Ten copies: exact, product of marginals, the gap, and what each protocol says.
        Assert.Equal(["10", "-2.403", "-22.256", "19.853", "-22.256", "-2.403", "-22.256", "-2.403", "-2.403", "-2.403"], last[..10]);
    }

    [Theory]
    [InlineData("taxonomy --depths 1", "--depths", "2 to 60", "1")]
    [InlineData("taxonomy --depths 61", "61")]
    [InlineData("taxonomy --items 0", "--items", "from 1")]
    [InlineData("taxonomy --citations 0", "--citations")]
    [InlineData("taxonomy --exceptions 0.5", "--exceptions", "0.5")]
    [InlineData("taxonomy --exceptions NaN", "--exceptions", "NaN")]
    [InlineData("paraphrase --copies 65", "--copies", "64")]
    [InlineData("paraphrase --fact 1", "--fact", "below 1")]
    [InlineData("paraphrase --wrong NaN", "--wrong", "NaN")]
    [InlineData("depth --depths 0", "--depths", "1 to 120", "0")]
    [InlineData("depth --depths 4 121", "121")]
    [InlineData("depth --items 0", "--items", "from 1")]
    [InlineData("depth --checks 17", "--checks", "16")]
    [InlineData("search --states 5", "--states", "4")]
    [InlineData("search --limit none", "none")]
    [InlineData("ratios --worlds 0", "--worlds")]
    [InlineData("fidelity --radius 0", "--radius")]
    [InlineData("fidelity --radius NaN", "--radius")]
    [InlineData("fidelity --world atlantis", "'atlantis'")]
    [InlineData("bayes --world atlantis", "'atlantis'")]
    [InlineData("trained-judge --protocol shouting", "--protocol", "simultaneous", "'shouting'")]
    [InlineData("trained-judge --train 5", "--train", "at least 10", "5")]
    [InlineData("trained-judge --buckets -1", "--buckets", "-1")]
    [InlineData("trained-judge --inconsistency -1", "--inconsistency", "-1")]
    [InlineData("luck", "'luck'", "ltp measure --help")]
    [InlineData("depth --deep 3", "--deep", "ltp measure depth --help")]
    public async Task A_wrong_option_is_refused(string options, params string[] telling) =>
        (await Ltp.RunAsync(["measure", .. options.Split(' ')])).IsRefused(telling);

    [Fact]
    public async Task Reliability_stands_beside_its_closed_forms_as_a_table_as_json_and_as_a_picture()
    {
        using var folder = new TemporaryFolder();
        string[] few = ["measure", "reliability", "--depths", "1", "3", "--noise", "0.1", "--items", "40"];
        var table = await Ltp.RunAsync([.. few, "--svg", folder["curves.svg"]]);
        var json = await Ltp.RunAsync([.. few, "--json"]);

        Assert.True(table.Code == ExitCode.Success, table.Error);
        Assert.Contains("7 votes a question, 105 judgements; debate takes 4", table.Output, StringComparison.Ordinal);
        using var cells = System.Text.Json.JsonDocument.Parse(json.Output);
        Assert.Equal(6, cells.RootElement.GetArrayLength());
        Assert.Equal(.756, cells.RootElement[0].GetProperty("formula").GetDouble(), 1e-12);
        Assert.Contains("recursion 0.1", File.ReadAllText(folder["curves.svg"]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("reliability --votes 2", "--votes", "odd")]
    [InlineData("reliability --depths 13", "--depths", "13")]
    [InlineData("reliability --noise 0.6", "--noise", "0.6")]
    [InlineData("assistant --world keeling", "--world", "keeling")]
    [InlineData("assistant --overseer-error 2", "--overseer-error", "2")]
    public async Task Bad_input_of_the_studies_of_amplification_is_one_line(string options, params string[] telling) =>
        (await Ltp.RunAsync(["measure", .. options.Split(' ')])).IsRefused(telling);
}
