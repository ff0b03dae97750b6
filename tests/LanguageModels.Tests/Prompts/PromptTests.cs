using CsCheck;
using LearningThePrior.LanguageModels.Prompts;

namespace LearningThePrior.LanguageModels.Tests.Prompts;

/// <summary>Prompts as files: what is filled in, what leaves no gap, and what is refused with file and line.</summary>
public sealed class PromptTests
{
    private static readonly PromptForm Form = new(
        "speaker",
        "somebody who speaks",
        new("rules", "the rules"),
        new("turn", "a turn", new("question", "what is asked"), new("notes", "its notes") { IsOptional = true }),
        new("advice", "advice by round") { IsOptional = true, IsNumbered = true },
        new("example", "an example") { IsOptional = true, IsNumbered = true },
        new("reply", "its reply") { IsOptional = true, IsNumbered = true });

    [Fact]
    public void Places_are_filled_and_what_stands_above_the_first_part_is_a_note()
    {
        var prompt = Read("About this file: {{nothing}} here is read.\n\n=== rules\nBe brief.\n\n=== turn\nQ: {{question}}\n");

        Assert.Equal("Be brief.", prompt.Fill("rules"));
        Assert.Equal("Q: Why?", prompt.Fill("turn", ("question", "Why?")));
    }

    [Fact]
    public void What_is_empty_leaves_no_gap()
    {
        var prompt = Read("=== rules\nx\n=== turn\nQ: {{question}}\n{{notes}}\nend\n\nYour notes:\n{{notes}}\n\nlast");

        Assert.Equal("Q: a\nend\n\nlast", prompt.Fill("turn", ("question", "a")));
        Assert.Equal("Q: a\nn\nend\n\nYour notes:\nn\n\nlast", prompt.Fill("turn", ("question", "a"), ("notes", "n")));
    }

    [Fact]
    public void What_is_filled_in_is_not_looked_at_again() => Gen.String.Sample(text =>
    {
        var said = "{{notes}}" + text + "{{question}}";

        Assert.Equal("Q: " + said, Read("=== rules\nx\n=== turn\nQ: {{question}}").Fill("turn", ("question", said), ("notes", "SECRET")));
    });

    [Fact]
    public void Advice_goes_by_round_and_by_the_rest()
    {
        var prompt = Read("=== rules\nx\n=== turn\n{{question}}\n=== advice 1\nopen\n=== advice\ngo on");

        Assert.Equal(["open", "go on", "go on"], [prompt.FillNumbered("advice", 1), prompt.FillNumbered("advice", 2), prompt.FillNumbered("advice", 9)]);
        Assert.Equal("", Read("=== rules\nx\n=== turn\n{{question}}").FillNumbered("advice", 1));
    }

    [Fact]
    public void Examples_are_turns_that_were_answered_before() => Assert.Equal(
        [(MessageRole.User, "one"), (MessageRole.Assistant, "ONE"), (MessageRole.User, "two"), (MessageRole.Assistant, "TWO")],
        Read("=== rules\nx\n=== example 1\none\n=== reply 1\nONE\n=== example 2\ntwo\n=== reply 2\nTWO\n=== turn\n{{question}}").Examples().Select(m => (m.Role, m.Text)));

    // Lines are counted as an editor counts them.
    [Theory]
    [InlineData("=== rules\nx\n=== turn\nQ: {{quesiton}}", "speaker.txt, line 4: there is no place {{quesiton}} in 'turn'; did you mean {{question}}?")]
    [InlineData("note\n=== rules\nx\n=== turn\nNobody asks.", "speaker.txt, line 4: 'turn' lacks the place {{question}}: what is asked.")]
    [InlineData("=== rules\nx {{question}}\n=== turn\n{{question}}", "speaker.txt, line 2: there is no place {{question}} in 'rules'; it has none.")]
    [InlineData("=== rules\nx\n=== trun\n{{question}}", "speaker.txt, line 3: there is no part 'trun' of a speaker; did you mean 'turn'?")]
    [InlineData("=== rules\nx\n", "speaker.txt, line 3: the part '=== turn' is missing: a turn.")]
    [InlineData("=== rules\nx\n=== turn\n{{question}}\n=== rules\ny", "speaker.txt, line 5: the part 'rules' stands here a second time.")]
    [InlineData("=== rules 2\nx\n=== turn\n{{question}}", "speaker.txt, line 1: 'rules' takes nothing after it.")]
    [InlineData("=== rules\nx\n=== turn\n{{question}}\n=== example 1\ny", "speaker.txt, line 6: '=== example 1' has no partner, or none goes before it: examples are numbered from 1, each with its reply.")]
    public void What_a_form_does_not_know_or_misses_is_refused_with_file_and_line(string text, string error) =>
        Assert.Equal(error, Assert.Throws<InvalidDataException>(() => Read(text)).Message);

    [Fact]
    public void The_hash_is_that_of_the_words_whatever_ends_the_lines()
    {
        const string Text = "=== rules\nx\n=== turn\n{{question}}\n";

        Assert.Equal(Read(Text).Hash, Read("\uFEFF" + Text.Replace("\n", "\r\n", StringComparison.Ordinal)).Hash);
        Assert.NotEqual(Read(Text).Hash, Read(Text + "!").Hash);
        Assert.Equal($"speaker#{Read(Text).Hash[..8]}", Read(Text).Version);
    }

    private static Prompt Read(string text) => Prompt.Read(Form, text, "speaker.txt");
}
