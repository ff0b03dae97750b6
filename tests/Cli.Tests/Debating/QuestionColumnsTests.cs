using LearningThePrior.Cli.Tests.Toys;

namespace LearningThePrior.Cli.Tests.Debating;

/// <summary>What a file of questions may say: a misspelt column is refused before anybody is called, and one may name the lie.</summary>
public sealed class QuestionColumnsTests
{
    [Theory]
    [InlineData("""{"question":"Which?","anwsers":["a","b"]}""", "there is no column 'anwsers': did you mean answers?")]
    [InlineData("""{"question":"Which?","ID":"q"}""", "there is no column 'ID': did you mean id?")]
    [InlineData("""{"question":"Which?","topic":"roofs"}""", "there is no column 'topic'; there are id, question, answers, correct, lie")]
    [InlineData("""{"question":"Which?","answers":["a","b","c"],"lie":"c"}""", "the right answer is not known")]
    [InlineData("""{"question":"Which?","answers":["a","b","c"],"correct":"c","lie":"c"}""", "this is the right answer")]
    public async Task A_column_that_is_none_or_makes_no_sense_is_refused(string question, string telling)
    {
        await using var talk = await Talk.BeginAsync();
        await File.WriteAllTextAsync(talk.Folder["questions.jsonl"], question + "\n", TestContext.Current.CancellationToken);

        (await Ltp.RunAsync(talk.Command("run"))).IsRefused("questions.jsonl, line 1", telling);

        Assert.Equal(0, talk.Server.Counts.Requests);
    }

    [Fact]
    public async Task The_lie_that_is_named_is_argued_for_against_the_right_answer()
    {
        await using var talk = await Talk.BeginAsync();
        await File.WriteAllTextAsync(talk.Folder["questions.jsonl"], """{"question":"Which is older?","answers":["boiler","tank","roof"],"correct":"boiler","lie":"roof"}""" + "\n", TestContext.Current.CancellationToken);

        await Ltp.RunAsync(talk.Command("run"));

        Assert.Equal([0, 2], Assert.Single(talk.Lines("run", "debates.jsonl")).GetProperty("sides").EnumerateArray().Select(s => s.GetProperty("answer").GetInt32()));
    }
}
