using System.Text;
using CsCheck;

namespace LearningThePrior.Tree.Tests;

public class CitationCheckerTests
{
    private const string Text = "The therapist said nothing. She did not open the file until Monday.";

    private static readonly Gen<string> s_anyText = Gen.OneOf(
        Gen.String,
        OneOf(
            "a", "B", "it", " ", "\n", "\u00A0", "'", "\u2019", ".", "-", "\u2014", "7", "\u0301", "\u0327", "e\u0301", "\u00E9",
            "\uD83D", "\uDE00", "\U0001F600", "\u200D", "\u200B", "\uFB01", "\u00BD", "\uAC01", "\u1100", "\u6771", "\u0E01",
            "\u00A8", "\u03A3", "\u03C2", "\r", "\U0001D400", "\u0344").Array[0, 30].Select(string.Concat));

    [Theory]
    [InlineData("therapist said nothing", 4)]
    [InlineData("The therapist said nothing.", 0)]
    [InlineData("Monday.", 60)]
    [InlineData(". She", 26)]
    [InlineData(" did not ", 31)]
    public void The_very_words_are_exact(string quote, int start)
    {
        AssertChecked(CitationStatus.Exact, Text.Substring(start, quote.Length), Check(quote, Text), Text);
        AssertChecked(CitationStatus.Exact, quote, Check(quote, Text, new TextSpan(start, quote.Length)), Text);
        Assert.Equal(start, Check(quote, Text).Found!.Value.Start);
    }

    [Theory]
    [InlineData("rapist said nothing", 7)]
    [InlineData("therapist said noth", 4)]
    [InlineData("h", 1)]
    public void A_quote_that_crosses_a_word_never_holds(string quote, int start)
    {
        Assert.Equal(CitationStatus.NotFound, Check(quote, Text).Status);
        Assert.Equal(CitationStatus.NotFound, Check(quote, Text, new TextSpan(start, quote.Length)).Status);
    }

    [Theory]
    [InlineData("can", "They can't have known.")]
    [InlineData("can", "They can\u2019t have known.")]
    [InlineData("1", "It cost 1,000 pounds.")]
    [InlineData("3", "It was 3.14 at noon.")]
    [InlineData("x", "x\u00B2 is positive")]
    [InlineData("caf", "a cafe\u0301")]
    [InlineData("cafe", "a cafe\u0301")]
    [InlineData("cafe", "a caf\u00E9")]
    [InlineData("rapist", "the\u00ADrapist")]
    [InlineData("nd", "the e\uFB01nd")]
    [InlineData("name", "file_name")]
    [InlineData("2", "it is \u00BD")]
    public void A_part_of_a_word_never_holds(string quote, string text)
    {
        Assert.Equal(CitationStatus.NotFound, Check(quote, text).Status);
        Assert.False(Check(quote, text).Holds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("...")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData(".")]
    [InlineData("\u0301")]
    [InlineData("\uD83D")]
    public void A_quote_without_a_letter_or_digit_never_holds(string quote)
    {
        string text = $"One. Two... three \u0301 \uD83D {quote} end.";

        Assert.Equal(CitationStatus.NotFound, Check(quote, text).Status);
        Assert.False(Check(quote, text, new TextSpan(text.IndexOf(quote, StringComparison.Ordinal), quote.Length)).Holds);
    }

    [Theory]
    [InlineData("the THERAPIST said nothing", "The therapist said nothing")]
    [InlineData("said  nothing.\n\tShe did", "said nothing. She did")]
    [InlineData("  did not open  ", "did not open")]
    public void Case_and_white_space_do_not_matter(string quote, string found)
    {
        AssertChecked(CitationStatus.Normalised, found, Check(quote, Text), Text);
        var span = new TextSpan(Text.IndexOf(found, StringComparison.Ordinal), found.Length);
        AssertChecked(CitationStatus.Normalised, found, Check(quote, Text, span), Text);
    }

    [Theory]
    [InlineData("\"don't\" - he said", "\u201Cdon\u2019t\u201D \u2014 he said")]
    [InlineData("\uFB01ne \uFF21\u2460", "fine A1")]
    [InlineData("fine A1", "\uFB01ne \uFF21\u2460")]
    [InlineData("caf\u00E9 e\u0323\u0302", "cafe\u0301 \u1EC7")]
    [InlineData("e\u0302\u0323 x", "e\u0323\u0302 x")]
    [InlineData("\u1100\u1161\u11A8 1", "\uAC01 1")]
    [InlineData("\u039F\u0394\u039F\u03A3", "\u03BF\u03B4\u03BF\u03C2")]
    [InlineData("a b", "a\u00A0\u2003\r\nb")]
    [InlineData("wait...", "wait\u2026")]
    [InlineData("\U00010400 x", "\U00010428 x")]
    public void Forms_of_the_same_words_are_normalised(string quote, string words)
    {
        string text = $"\u00E9\uFB01 [{words}] \uD83D\uDE00";

        AssertChecked(CitationStatus.Normalised, words, Check(quote, text), text);
        AssertChecked(CitationStatus.Normalised, words, Check(quote, text, new TextSpan(4, words.Length)), text);
    }

    [Fact]
    public void Now_for_not_is_a_near_miss_and_is_not_rewritten()
    {
        CheckedCitation citation = Check("She did now open the file", Text);

        AssertChecked(CitationStatus.NearMiss, "She did not open the file", citation, Text);
        Assert.Equal("She did now open the file", citation.Citation.Quote);
        Assert.False(citation.Holds);
        Assert.Equal(CitationStatus.NearMiss, Check("She did now open the file", Text, new TextSpan(28, 25)).Status);
    }

    [Theory]
    [InlineData("did now")]
    [InlineData("She did shut the door")]
    [InlineData("Nobody said any of this")]
    public void Other_words_are_not_found(string quote) => Assert.Equal(CitationStatus.NotFound, Check(quote, Text).Status);

    [Fact]
    public void A_near_miss_is_made_of_whole_words() =>
        AssertChecked(
            CitationStatus.NearMiss,
            "therapist said nothing. She did not open",
            Check("rapist said nothing. She did not open", Text),
            Text);

    [Fact]
    public void A_span_is_checked_where_it_is_and_nowhere_else()
    {
        Assert.Equal(CitationStatus.NotFound, Check("said nothing", Text, new TextSpan(0, 13)).Status);
        Assert.Equal(CitationStatus.NotFound, Check("said nothing", Text, new TextSpan(14, 5)).Status);
        Assert.Equal(CitationStatus.NotFound, Check("said nothing", Text, new TextSpan(14, 0)).Status);
    }

    [Theory]
    [InlineData(0, 100)]
    [InlineData(100, 1)]
    [InlineData(0, 3)]
    [InlineData(3, 3)]
    [InlineData(0, 6)]
    public void A_span_past_the_end_or_through_a_character_is_out_of_range(int start, int length) =>
        Assert.Equal(CitationStatus.OutOfRange, Check("ab", "ab\U0001F600 e\u0301!", new TextSpan(start, length)).Status);

    [Fact]
    public void A_quote_over_several_lines_is_checked_whole()
    {
        const string lines = "First line\r\nsecond line\n\nthird line.";

        Assert.Equal(CitationStatus.Exact, Check(lines, lines).Status);
        Assert.Equal(CitationStatus.Normalised, Check("first line second line third line.", lines).Status);
        Assert.Equal(CitationStatus.NearMiss, Check("first line second line third lime.", lines).Status);
    }

    [Fact]
    public void A_very_long_quote_is_checked_whole()
    {
        string text = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"word{i}"));
        string quote = text[6..^10];

        Assert.Equal(CitationStatus.Exact, Check(quote, text).Status);
        Assert.Equal(CitationStatus.Normalised, Check(quote.ToUpperInvariant(), text).Status);
        Assert.False(Check(quote[..^1] + "z", text).Holds);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData("\u0301")]
    [InlineData("e\u0301\u0327")]
    [InlineData("\u200B")]
    [InlineData("a'")]
    [InlineData("\uD83D")]
    public void Long_hostile_texts_are_checked_in_bounded_time(string part)
    {
        string text = string.Concat(Enumerable.Repeat(part, 200_000 / part.Length));
        string half = text[..(text.Length / 2)];

        Assert.False(Check($"b c d {half}", text).Holds);
        Assert.False(Check($"{half}b c d{half}", text).Holds);
    }

    [Fact]
    public void Scripts_without_spaces_are_quoted_by_the_letter() =>
        AssertChecked(CitationStatus.Exact, "\u6771\u4EAC", Check("\u6771\u4EAC", "\u79C1\u306F\u6771\u4EAC\u306B"), "\u79C1\u306F\u6771\u4EAC\u306B");

    [Fact]
    public void Any_run_of_whole_words_holds_exactly_with_its_span() =>
        Gen.Select(OneOf("a", "not", "caf\u00E9", "e\u0301t\u0301", "1,000.5", "can't", "\U0001D400\U0001D401").Array[1, 12],
            OneOf(" ", "\n", ", ", "... ", " \u2014 ", "\U0001F600").Array[12],
            Gen.Int[0, 11],
            Gen.Int[0, 11]).Sample((words, gaps, one, other) =>
            {
                var text = new StringBuilder();
                (int Start, int End)[] spans = [.. words.Select((word, i) =>
                {
                    text.Append(gaps[i]).Append(word);
                    return (text.Length - word.Length, text.Length);
                })];
                int first = Math.Min(one, other) % words.Length;
                int last = Math.Max(first, Math.Max(one, other) % words.Length);
                var span = new TextSpan(spans[first].Start, spans[last].End - spans[first].Start);
                string quote = text.ToString(span.Start, span.Length);

                CheckedCitation there = Check(quote, text.ToString(), span);
                CheckedCitation anywhere = Check(quote, text.ToString());
                Assert.Equal((CitationStatus.Exact, span), (there.Status, there.Found!.Value));
                AssertChecked(CitationStatus.Exact, quote, anywhere, text.ToString());
                AssertChecked(CitationStatus.Normalised, null, Check($" {quote}", text.ToString(), span), text.ToString());
            });

    [Fact]
    public void Any_text_and_quote_and_span_get_an_answer_that_fits_the_text() =>
        Gen.Select(s_anyText, s_anyText, Gen.Int[0, 40], Gen.Int[0, 40]).Sample((text, other, start, length) =>
        {
            string slice = text[Math.Min(start, text.Length)..Math.Min(start + length, text.Length)];
            foreach (string quote in new[] { other, slice, slice.ToUpperInvariant() })
            {
                foreach (TextSpan? span in new TextSpan?[] { null, new TextSpan(start, length) })
                {
                    CheckedCitation citation = Check(quote, text, span);
                    Assert.Equal(citation.Status is CitationStatus.Exact or CitationStatus.Normalised or CitationStatus.NearMiss, citation.Found is not null);
                    Assert.True(citation.Found is null || citation.Found.Value.End <= text.Length);
                    Assert.True(citation.Found is null || span is null || citation.Found == span);
                    if (citation.Status == CitationStatus.Exact)
                    {
                        Assert.Equal(quote, text.Substring(citation.Found!.Value.Start, citation.Found.Value.Length));
                    }
                    else if (citation.Status == CitationStatus.Normalised)
                    {
                        string found = text.Substring(citation.Found!.Value.Start, citation.Found.Value.Length);
                        Assert.Equal(FoldedText.Trimmed(quote), FoldedText.Trimmed(found));
                    }
                }
            }
        }, iter: 3000);

    [Fact]
    public async Task A_citation_is_checked_through_the_reader_and_within_its_budget()
    {
        var tree = new ImplicitTree(new GatedUnpacker());
        var reader = new TreeReader(tree, new ReadingBudget(2, 1000));

        Assert.Equal(CitationStatus.Exact, (await CheckAsync("/1", reader)).Status);
        Assert.Equal(CitationStatus.NotUnpacked, (await CheckAsync("/9", reader)).Status);
        Assert.Equal(CitationStatus.OverBudget, (await CheckAsync("/2", reader)).Status);
        Assert.Equal(CitationStatus.Exact, (await CheckAsync("/1", reader)).Status);
    }

    [Fact]
    public void Arguments_are_checked()
    {
        Assert.Throws<ArgumentNullException>(() => CitationChecker.Check(null!, ""));
        Assert.Throws<ArgumentNullException>(() => Check(null!, ""));
        Assert.Throws<ArgumentNullException>(() => Check("", null!));
    }

    private static Gen<string> OneOf(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static CheckedCitation Check(string quote, string text, TextSpan? span = null) =>
        CitationChecker.Check(new Citation(NodeAddress.Root, quote, span), text);

    private static ValueTask<CheckedCitation> CheckAsync(string address, TreeReader reader) => CitationChecker.CheckAsync(
        new Citation(NodeAddress.Parse(address), "the node"), reader, TestContext.Current.CancellationToken);

    private static void AssertChecked(CitationStatus status, string? found, CheckedCitation citation, string text)
    {
        Assert.Equal(status, citation.Status);
        if (found is not null)
        {
            Assert.Equal(found, text.Substring(citation.Found!.Value.Start, citation.Found.Value.Length));
        }
    }
}
