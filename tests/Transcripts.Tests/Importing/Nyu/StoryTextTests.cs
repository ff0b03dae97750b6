using CsCheck;
using LearningThePrior.Transcripts.Importing.Nyu;

namespace LearningThePrior.Transcripts.Tests.Importing.Nyu;

public sealed class StoryTextTests
{
    [Fact]
    public void Tokens_are_joined_as_people_write()
    {
        var story = new StoryText(["``", "Do", "n't", ",", "''", "said", "Ann", "-LRB-", "twice", "-RRB-", ".", "\n", "$", "5", "", "well", "-", "known"]);

        Assert.Equal("\"Don't,\" said Ann (twice).\n$5 well-known", story.Text);
    }

    [Fact]
    public void Any_run_of_tokens_is_one_stretch_of_the_text_and_reads_as_its_tokens_do()
    {
        var token = Gen.Int[0, 11].Select(i => new[] { "Ann", "said", "``", "''", ".", "\n", "", "-LRB-", "-RRB-", "n't", "-", " eyes." }[i]);
        Gen.Select(token.Array[1, 30], Gen.Int[0, 29], Gen.Int[0, 30]).Sample((tokens, begin, end) =>
        {
            var found = new StoryText(tokens).Find(begin, end);
            string[] run = begin < end ? [.. tokens.Take(end).Skip(begin)] : [];

            Assert.Equal(run.Any(t => t.Length > 0), found is not null);
            if (found is var (start, length))
            {
                Assert.Equal(new StoryText(run).Text, new StoryText(tokens).Text.Substring(start, length));
            }
        });
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 1)]
    [InlineData(2, 9)]
    [InlineData(-3, 0)]
    public void Nothing_is_found_where_nothing_is_said(int begin, int end) => Assert.Null(new StoryText(["a", "b"]).Find(begin, end));
}
