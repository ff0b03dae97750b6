using System.Text.RegularExpressions;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>A key is sent to its endpoint and stands nowhere else.</summary>
public sealed partial class DebateSecrecyTests
{
    private const string Variable = "SECRETIVE_API_KEY";

    // A speech, a verdict and a refusal that say the key, as a parser of JSON would undo it: \u0073 is s.
    [Fact]
    public async Task A_key_that_models_say_escaped_is_in_no_file_and_on_no_console_once_escapes_are_undone()
    {
        const string Key = "sk-3f9c/2f5a+77e1";
        const string Escaped = @"\u0073\u006b-3f9c\/2f5a\u002B77e1";
        var judged = 0;
        await using var talk = await Talk.BeginAsync(new()
        {
            Raw = r => r["messages"]![0]!["content"]!.ToString().StartsWith("You take part", StringComparison.Ordinal)
                ? RawAnswer.Of($$"""
                    "content":"{\"speech\":\"My key is {{Escaped.Replace("\\", "\\\\", StringComparison.Ordinal)}}, and again {{Escaped}}.\",\"citations\":[{\"address\":\"/0\",\"quote\":\"{{Escaped}}\"}]}"
                    """)
                : Interlocked.Increment(ref judged) % 2 == 0 ? RawAnswer.Of($"\"content\":\"A, since {Escaped} says so\"") : new($$$"""{"error":{"message":"The key {{{Escaped}}} may not judge this.","code":"content_filter"}}""", 400),
        });
        string[] command = [.. talk.Command("run", "--fail-on", "1").Select(w => w == talk.Judge ? $"sampled=1:{w}" : w).Select(w => w.Replace("test/", "confiding/", StringComparison.Ordinal))];

        Environment.SetEnvironmentVariable("CONFIDING_API_KEY", Key);
        var outcome = await Ltp.RunAsync(command);
        var report = await Ltp.RunAsync("report", talk.Folder["run"]);
        Environment.SetEnvironmentVariable("CONFIDING_API_KEY", null);

        Assert.Contains("The key [key] may not judge this.", outcome.Output, StringComparison.Ordinal);
        var all = TemporaryFolder.Contents(talk.Folder.Path).Select(f => f.Value).Append(outcome.Output + outcome.Error + report.Output + report.Error).ToList();
        Assert.Contains(all, text => text.Contains("My key is [key], and again [key].", StringComparison.Ordinal));
        Assert.All(all, text => Assert.DoesNotContain(Key, Undone(Undone(text)), StringComparison.Ordinal));
    }

    private static string Undone(string text) => Escapes().Replace(text, m => m.Groups[1].Success ? ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString() : m.Groups[2].Value);

    [GeneratedRegex(@"\\(?:u([0-9a-fA-F]{4})|([\\/]))")]
    private static partial Regex Escapes();

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
