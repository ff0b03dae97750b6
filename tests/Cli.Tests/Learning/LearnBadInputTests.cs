using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Learning;

/// <summary>Whatever is wrong is told in one line with exit code 2, before anything is written.</summary>
public sealed class LearnBadInputTests(FinishedRun run)
{
    [Theory]
    [InlineData("--world atlantis", "'atlantis'", "encyclopedia, epidemic, keeling", "snow")]
    [InlineData("--world", "--world")]
    [InlineData("--set nonsense=1", "'nonsense'", "ltp worlds snow")]
    [InlineData("--set rounds", "name=value", "'rounds'")]
    [InlineData("--set rounds=0", "'rounds'", "from 1 to 100", "'0'")]
    [InlineData("--set rounds=1.5", "'rounds'", "whole number", "'1.5'")]
    [InlineData("--set rate=NaN", "'rate'", "number", "'NaN'")]
    [InlineData("--set shared=perhaps", "'shared'", "true or false")]
    [InlineData("--set views=half", "'views'", "features, whole")]
    [InlineData("--set anatomy-rate-low=.7 --set anatomy-rate-high=.6", "anatomy-rate-low", "anatomy-rate-high")]
    [InlineData("--set anatomy-features=0 --set background-features=0", "anatomy-features")]
    [InlineData("--world encyclopedia --set depth=20 --set deeper-depth=10", "deeper-depth")]
    [InlineData("--world encyclopedia --set states=9", "'states'", "from 2 to 4", "'9'")]
    [InlineData("--examples -1", "'examples'", "'-1'")]
    [InlineData("--examples 9", "9 examples")]
    [InlineData("--examples many", "many")]
    [InlineData("--worlds 0", "worlds", "from 1 to 9999")]
    [InlineData("--seed -1", "-1")]
    [InlineData("--objective best", "--objective", "mixture, elbo, joint", "'best'")]
    [InlineData("--posterior cloud", "posterior", "'cloud'", "particles")]
    [InlineData("--posterior smc:count=0", "'count'", "'0'")]
    [InlineData("--world keeling --objective mixture", "--objective", "a point", "--posterior")]
    [InlineData("--posterior point --objective joint", "--objective", "a point")]
    [InlineData("--world epidemic --set weeks=9", "'weeks'", "from 10 to 100", "'9'")]
    [InlineData("--prior guess", "--prior", "'guess'")]
    [InlineData("--search luck", "'luck'", "gradient, climb, evolution, random")]
    [InlineData("--protocol brawl", "'brawl'", "recursive")]
    [InlineData("--protocol open-debate --debater erring", "pick their sides")]
    [InlineData("--debater nobody", "'nobody'", "erring")]
    [InlineData("--debater erring:right=2", "'right'", "from 0 to 1")]
    [InlineData("--debater obfuscating", "'obfuscating'", "liar")]
    [InlineData("--debater trained:debates=-1", "'debates'", "from 0")]
    [InlineData("--dishonest erring:wrong=1", "'wrong'", "right")]
    [InlineData("--elicit hch --debater erring", "--debater", "--elicit")]
    [InlineData("--judge nobody", "'nobody'", "bounded")]
    [InlineData("--judge bounded:depth=2", "'depth'", "checks")]
    [InlineData("--judge bounded:checks=1.5", "checks", "whole number")]
    [InlineData("--judge oracle:temperature=2", "'temperature'")]
    [InlineData("--judge noisy:temperature=0", "temperature")]
    [InlineData("--judge noisy:bias", "'bias'")]
    [InlineData("--judge console:loud", "'loud'")]
    [InlineData("--judge order-robust", "missing")]
    [InlineData("--judge order-robust:nobody", "'nobody'")]
    [InlineData("--judge panel:bounded+", "missing")]
    [InlineData("--judge panel:bounded+noisy:temperature=0", "temperature")]
    [InlineData("--judge trained", "'trained'", "FILE is missing")]
    [InlineData("--judge trained:no-such-judge.json", "no-such-judge.json")]
    [InlineData("--data record.csv", "'data'", "snow")]
    [InlineData("--world keeling --data no-such-record.csv", "no-such-record.csv", "missing")]
    [InlineData("--frobnicate", "--frobnicate", "ltp learn --help")]
    public async Task A_wrong_option_is_refused(string options, params string[] telling)
    {
        using var folder = new TemporaryFolder();

        var outcome = await Ltp.RunAsync(["learn", "--out", folder["run"], .. options.Split(' ')]);

        outcome.IsRefused(telling);
        Assert.False(Directory.Exists(folder["run"]));
    }

    [Theory]
    [InlineData("date,value\n1990-01,350\n1990-02,many\n", ":3: value")]
    [InlineData("date,value\n1990-01,350\nyesterday,351\n", ":3: date")]
    [InlineData("date,value\n1990-01,350\n1990-01,351\n", ":3: date")]
    [InlineData("date,value\n1990-01\n", ":2:")]
    [InlineData("", "rows")]
    public async Task A_malformed_record_is_refused_by_file_line_and_field(string csv, string telling)
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["record.csv"], csv, TestContext.Current.CancellationToken);

        var outcome = await Ltp.RunAsync("learn", "--world", "keeling", "--data", folder["record.csv"], "--out", folder["run"]);

        outcome.IsRefused("record.csv", telling);
        Assert.False(Directory.Exists(folder["run"]));
    }

    [Fact]
    public async Task A_folder_that_holds_anything_is_not_written_to()
    {
        using var folder = new TemporaryFolder();
        await File.WriteAllTextAsync(folder["mine.txt"], "mine", TestContext.Current.CancellationToken);

        var outcome = await Ltp.RunAsync("learn", "--out", folder.Path);

        outcome.IsRefused(folder.Path, "not an empty folder", "--resume");
        Assert.Equal([folder["mine.txt"]], Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("--world snow")]
    [InlineData("--worlds 3")]
    [InlineData("--seed 2")]
    [InlineData("--set rounds=2")]
    [InlineData("--judge oracle")]
    [InlineData("--out elsewhere")]
    [InlineData("--data record.csv")]
    public Task What_contradicts_the_folder_to_resume_is_refused(string options) =>
        IsRefusedAsync(_ => { }, options.Split(' '), options.Split(' ')[0], "--resume");

    [Fact]
    public async Task A_folder_without_a_run_is_refused()
    {
        using var folder = new TemporaryFolder();

        (await Ltp.RunAsync("learn", "--resume", folder["nowhere"])).IsRefused("run.json", "missing");
        Assert.False(Directory.Exists(folder["nowhere"]));
    }

    [Fact]
    public Task A_truncated_plan_is_refused() => IsRefusedAsync(
        copy => Cut(Path.Combine(copy, "run.json"), .5), [], "run.json:");

    [Fact]
    public Task A_plan_of_another_version_is_refused() => IsRefusedAsync(
        copy => Change(Path.Combine(copy, "run.json"), "ltp.run/1", "ltp.run/9"), [], "run.json", "ltp.run/9");

    [Fact]
    public Task A_plan_that_was_edited_is_refused() => IsRefusedAsync(
        copy => Change(Path.Combine(copy, "run.json"), "\"verdicts\":\"60\"", "\"verdicts\":\"70\""), [], "run.json", "changed");

    [Fact]
    public Task Debates_that_lack_some_of_a_finished_world_are_refused() => IsRefusedAsync(
        copy =>
        {
            var debates = Path.Combine(copy, "debates.jsonl");
            File.WriteAllLines(debates, File.ReadAllLines(debates)[1..]);
            File.Delete(Path.Combine(copy, "worlds", "0001.json"));
        },
        [],
        "damaged",
        "world 0");

    [Fact]
    public Task Debates_with_a_broken_line_are_refused_by_line() => IsRefusedAsync(
        copy =>
        {
            var debates = Path.Combine(copy, "debates.jsonl");
            var lines = File.ReadAllLines(debates);
            lines[4] = lines[4][..50];
            File.WriteAllLines(debates, lines);
            File.Delete(Path.Combine(copy, "worlds", "0001.json"));
        },
        [],
        "debates.jsonl",
        "line 5");

    [Fact]
    public Task A_finished_world_of_another_run_is_refused() => IsRefusedAsync(
        copy => File.Copy(Path.Combine(copy, "worlds", "0000.json"), Path.Combine(copy, "worlds", "0001.json"), overwrite: true),
        [],
        "0001.json",
        "another run");

    [Fact]
    public Task A_truncated_finished_world_is_refused() => IsRefusedAsync(
        copy => Cut(Path.Combine(copy, "worlds", "0001.json"), .5), [], "0001.json:");

    [Fact]
    public async Task A_record_that_changed_since_the_run_began_is_refused()
    {
        using var folder = new TemporaryFolder();
        var months = Enumerable.Range(0, 120).Select(i => FormattableString.Invariant($"{1990 + (i / 12)}-{1 + (i % 12):D2},{350 + (.1 * i)}"));
        await File.WriteAllLinesAsync(folder["record.csv"], ["date,value", .. months], TestContext.Current.CancellationToken);
        var begun = await Ltp.RunAsync([.. Ltp.TinyOn("keeling", worlds: 1), "--data", folder["record.csv"], "--out", folder["run"]]);
        Assert.True(begun.Code == ExitCode.Success, begun.Error);

        await File.AppendAllTextAsync(folder["record.csv"], "2000-01,362\n", TestContext.Current.CancellationToken);
        (await Ltp.RunAsync("learn", "--resume", folder["run"])).IsRefused("data file", "changed");

        File.Delete(folder["record.csv"]);
        (await Ltp.RunAsync("learn", "--resume", folder["run"])).IsRefused("record.csv", "missing");
    }

    /// <summary>Spoils a copy of a finished run, and asserts that resuming it is refused and changes nothing.</summary>
    private async Task IsRefusedAsync(Action<string> spoil, string[] options, params string[] telling)
    {
        using var folder = new TemporaryFolder();
        var copy = folder.CopyOf(run.Path, "run");
        spoil(copy);
        var before = TemporaryFolder.Contents(folder.Path);

        var outcome = await Ltp.RunAsync(["learn", "--resume", copy, .. options]);

        outcome.IsRefused(telling);
        Assert.Equal(before, TemporaryFolder.Contents(folder.Path));
    }

    private static void Cut(string file, double share)
    {
        using var stream = new FileStream(file, FileMode.Open);
        stream.SetLength((long)(share * stream.Length));
    }

    private static void Change(string file, string from, string to)
    {
        var text = File.ReadAllText(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        File.WriteAllText(file, text.Replace(from, to, StringComparison.Ordinal));
    }
}
