using System.Text.RegularExpressions;
using LearningThePrior.Cli.Tests.Toys;
using LearningThePrior.ModelServing;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary><c>ltp debate --best-of</c>: of several drafts of a speech the one that a judge believes most is made; and <c>--structured</c>.</summary>
public sealed partial class DraftsTests
{
    [Fact]
    public async Task Of_several_drafts_each_a_draw_of_its_own_the_one_that_is_believed_most_is_made()
    {
        var drafts = 0;
        await using var talk = await Talk.BeginAsync(new()
        {
            // The judge believes the later draft of A, and the earlier of B, so that not the first is always taken.
            Raw = r => r["messages"]![0]!["content"]!.ToString().StartsWith("You take part", StringComparison.Ordinal)
                ? Said($$"""{\"speech\":\"Draft {{Interlocked.Increment(ref drafts)}}.\",\"citations\":[]}""")
                : Said(string.Create(System.Globalization.CultureInfo.InvariantCulture, $$"""{\"A\":{{Share(r.ToJsonString())}},\"B\":{{1 - Share(r.ToJsonString())}}}""")),
        });

        var outcome = await Ltp.RunAsync([.. talk.Command("run", "--best-of", "3").Select(w => w == talk.Judge ? $"verbalised:{w}" : w), "--preference", $"verbalised:{talk.Judge}"]);

        Assert.True(outcome.Code == 0, outcome.Error);
        Assert.Equal(3 * 2 * 3, drafts);
        Assert.All(talk.Lines("run", "debates.jsonl").SelectMany(d => d.GetProperty("turns").EnumerateArray()), turn =>
        {
            var tried = turn.GetProperty("candidates").EnumerateArray().Select(c => (Text: c.GetProperty("text").GetString(), Score: c.GetProperty("score").GetDouble())).ToList();
            Assert.Equal(3, tried.Distinct().Count());
            Assert.Equal(tried.MaxBy(c => c.Score).Text, turn.GetProperty("text").GetString());
        });
        Assert.Equal(talk.Server.Counts.Requests, talk.Recorded("run"));
    }

    [Theory]
    [InlineData("--best-of 0", "--best-of must be from 1 to 64")]
    [InlineData("--preference quote", "--best-of says how many there are")]
    [InlineData("--best-of 2 --protocol open-debate", "--best-of: in open-debate")]
    public async Task What_makes_no_sense_is_refused_before_any_call(string options, string telling)
    {
        await using var talk = await Talk.BeginAsync();

        (await Ltp.RunAsync([.. talk.Command("run"), .. options.Split(' ')])).IsRefused(telling);
        Assert.Equal(0, talk.Server.Counts.Requests);
    }

    [Fact]
    public async Task Replies_are_asked_for_by_a_schema_too_where_the_user_wants_it_with_reasons_where_the_prompt_speaks_of_them()
    {
        await using var talk = await Talk.BeginAsync();

        var outcome = await Ltp.RunAsync([.. talk.Command("run", "--structured", "--reading", "words", "--prompts", "reasons").Select(w => w == talk.Judge ? $"verbalised:{w}" : w)]);

        Assert.True(outcome.Code == 0, outcome.Error);
        var forms = talk.Server.Requests.Select(r => System.Text.Json.Nodes.JsonNode.Parse(r.Body)!["response_format"]?["json_schema"]?["schema"]?["required"]?.ToJsonString()).Distinct().ToList();
        Assert.Equal(["""["scratchpad","read","speech","citations","claims","contested"]""", """["reasons","A","B"]"""], forms);
    }

    private static RawAnswer Said(string escaped) => RawAnswer.Of($"\"content\":\"{escaped}\"");

    private static double Share(string request) => Math.Round(.01 * int.Parse(Drafts().Matches(request)[^1].Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture), 2);

    [GeneratedRegex(@"Draft (\d+)\.")]
    private static partial Regex Drafts();
}
