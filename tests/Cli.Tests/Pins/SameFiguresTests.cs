namespace LearningThePrior.Cli.Tests.Pins;

/// <summary>The same command and seed give the same debates, verdicts and results as they did when the runs were pinned.</summary>
public sealed class SameFiguresTests(PlayedAgain again)
{
    private static readonly string[] Store = ["debates.jsonl", "judgements.jsonl", "keys.jsonl", "nodes.jsonl"];

    [Theory]
    [InlineData("snow")]
    [InlineData("encyclopedia")]
    [InlineData("keeling")]
    public async Task Learning_a_world(string run)
    {
        var now = await again.RunAsync(run);

        Pinned.HasSame(run, [.. Store, "summary.json"], PinnedFiles.Open(PinnedPlace.Run(run)), PinnedFiles.Open(now), Pinned.OfTorch);
    }

    [Fact]
    public async Task Learning_text_by_a_language_model()
    {
        var now = await again.RunAsync("text");

        Pinned.HasSame("text", ["summary.json", "predictions.jsonl", "calls.jsonl"], PinnedFiles.Open(PinnedPlace.Run("text")), PinnedFiles.Open(now));
        Assert.Equal(await ReadAsync(Path.Combine(PinnedPlace.Run("text"), "z-star.txt")), await ReadAsync(Path.Combine(now, "z-star.txt")));
    }

    [Fact]
    public async Task Debates_of_language_models()
    {
        var now = await again.RunAsync("debate");

        Pinned.HasSame("debate", [.. Store, "calls.jsonl"], PinnedFiles.Open(PinnedPlace.Run("debate")), PinnedFiles.Open(now));
    }

    [Theory]
    [InlineData("compare")]
    [InlineData("compare/held-out")]
    public async Task A_comparison_and_what_its_judges_were_calibrated_on(string part)
    {
        var now = Path.Combine(Path.GetDirectoryName(await again.RunAsync("compare"))!, part);

        Pinned.HasSame(part, Store, PinnedFiles.Open(PinnedPlace.Run(part)), PinnedFiles.Open(now));
    }

    [Theory]
    [InlineData("judge-compare", "compare")]
    [InlineData("judge-debate", "debate")]
    [InlineData("judge-snow", "snow")]
    [InlineData("judge-model", "jsonl")]
    public async Task Judging_again(string judging, string run)
    {
        var now = await again.JudgeAsync(judging, await again.RunAsync(run));

        Pinned.HasSame(judging, ["judgements.jsonl"], PinnedFiles.Open(PinnedPlace.Run(judging), PinnedPlace.Run(run)), PinnedFiles.Open(now), Pinned.OfTorch);
    }

    [Fact]
    public async Task The_calls_of_a_language_model_that_judged_again()
    {
        var now = await again.JudgeAsync("judge-model", await again.RunAsync("jsonl"));

        Pinned.HasSame("judge-model calls", ["calls.jsonl"], PinnedFiles.Open(PinnedPlace.Run("judge-model")), PinnedFiles.Open(now));
    }

    [Theory]
    [InlineData("nyu")]
    [InlineData("jsonl")]
    public async Task An_import(string run) =>
        Pinned.HasSame(run, [.. Store, "extras.jsonl", "import.json"], PinnedFiles.Open(PinnedPlace.Run(run)), PinnedFiles.Open(await again.RunAsync(run)));

    private static Task<string> ReadAsync(string file) => File.ReadAllTextAsync(file, TestContext.Current.CancellationToken);
}
