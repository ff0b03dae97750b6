using System.Text.Json;
using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>Folders that earlier versions wrote are read by every command that reads runs, and say the same.</summary>
public sealed class OldRunFoldersTests(PlayedAgain again)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("snow")]
    [InlineData("encyclopedia")]
    [InlineData("keeling")]
    [InlineData("debate")]
    [InlineData("compare", "--by", "protocol,judge")]
    [InlineData("nyu", "--by", "protocol,judge")]
    [InlineData("jsonl")]
    [InlineData("judge-model")]
    public async Task Analysis_gives_the_same_figures(string run, params string[] options) => await HasSameAnalysisAsync(run, options);

    // Killed while it learned: a journal and no store. Its debates have no key yet, so that no verdict is right or wrong.
    [Fact]
    public async Task Analysis_of_a_run_that_was_killed_gives_the_same_figures() => await HasSameAnalysisAsync("unfinished");

    [Theory]
    [InlineData("snow", "Is the label yes?")]
    [InlineData("compare", "true?")]
    [InlineData("debate", "Does the boiler burn oil?")]
    [InlineData("judge-model", "Was the lamp lit?")]
    [InlineData("unfinished", "Is the label yes?")]
    public async Task A_report_shows_their_questions(string run, string question)
    {
        var page = again.NewPlace() + ".html";

        var outcome = await Ltp.RunAsync("report", PinnedPlace.Run(run), "--out", page);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains(question, await File.ReadAllTextAsync(page, Token), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("judge-compare", "compare")]
    [InlineData("judge-debate", "debate")]
    [InlineData("judge-snow", "snow")]
    [InlineData("judge-model", "jsonl")]
    public async Task Judging_adds_the_same_judgements(string judging, string run)
    {
        var now = await again.JudgeAsync(judging, PinnedPlace.Run(run));

        Pinned.HasSame($"{judging} of the old folder", ["judgements.jsonl"], PinnedFiles.Open(PinnedPlace.Run(judging), PinnedPlace.Run(run)), PinnedFiles.Open(now));
    }

    [Theory]
    [InlineData("snow", "/", "/  (depth 0, 2 children)", "Features 1 to 3 of 3: 1 (anatomy), 2 (anatomy), 3 (background).")]
    [InlineData("snow", "/0/1", "/0/1  (depth 2, a leaf)", "Feature 2 (anatomy) is causal: it carries over to new data. It agrees with the label at rate 0.500.")]
    [InlineData("encyclopedia", "/0/1", "/0/1  (depth 2, 2 children)", "This page is in state 0 and is false. Page 0 below it is in state 1, page 1 in state 2.")]
    [InlineData("keeling", "/0", "/0  (depth 1, 3 children)", "The trend. Sections: level, slope, growth.")]
    public async Task The_tree_of_their_best_latent_is_the_same(string run, string address, params string[] lines)
    {
        var outcome = await Ltp.RunAsync("tree", "--run", PinnedPlace.Run(run), "--at", address);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Equal(lines, outcome.Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task HasSameAnalysisAsync(string run, params string[] options)
    {
        var outcome = await Ltp.RunAsync(["analyze", PinnedPlace.Run(run), .. options, "--pool-kinds", "--json"]);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        using var pinned = JsonDocument.Parse(await File.ReadAllTextAsync(PinnedPlace.Analysis(run), Token));
        using var now = JsonDocument.Parse(outcome.Output);
        Pinned.HasSame($"analyze {run}", new FieldComparison().Compare("", "analysis", pinned.RootElement, now.RootElement));
    }
}
