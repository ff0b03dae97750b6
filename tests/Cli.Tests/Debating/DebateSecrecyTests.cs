using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>A key is sent to its endpoint and stands nowhere else.</summary>
public sealed class DebateSecrecyTests
{
    private const string Variable = "SECRETIVE_API_KEY";

    [Fact]
    public async Task The_key_is_in_no_file_of_a_run_and_in_nothing_that_is_said()
    {
        const string Key = "sk-3f9c2f5a77e14b6c";
        await using var talk = await Talk.BeginAsync(new() { Key = Key });
        string[] command = [.. talk.Command("run", "--record", talk.Folder["run-replies"]).Select(w => w.Replace("test/", "secretive/", StringComparison.Ordinal))];

        Environment.SetEnvironmentVariable(Variable, Key);
        var outcome = await Ltp.RunAsync(command);
        Environment.SetEnvironmentVariable(Variable, Key + "-wrong");
        var refused = await Ltp.RunAsync([.. command.Select(w => w.StartsWith(talk.Folder.Path, StringComparison.Ordinal) && w.Contains("run", StringComparison.Ordinal) ? w + "-refused" : w)]);
        Environment.SetEnvironmentVariable(Variable, null);

        Assert.True(outcome.Code == ExitCode.Success, outcome.Error);
        Assert.Contains($"Bearer {Key}", talk.Server.Requests.Select(r => r.Authorization));
        Assert.Contains("refuses the key", refused.Error, StringComparison.Ordinal);
        Assert.Contains(Variable, refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, outcome.Output + outcome.Error + refused.Output + refused.Error, StringComparison.Ordinal);
        var files = TemporaryFolder.Contents(talk.Folder.Path);
        Assert.Contains(files, f => f.Key.EndsWith("calls.jsonl", StringComparison.Ordinal) && f.Value.Length > 0);
        Assert.All(files, f => Assert.DoesNotContain(Key, f.Value, StringComparison.Ordinal));
    }
}
