using CsCheck;

namespace LearningThePrior.Debate.Tests.Speeches;

public class SpeechSanitizerTests
{
    [Theory]
    [InlineData("plain\n\ttext, «quoted» 日本 👩‍🚀", "plain\n\ttext, «quoted» 日本 👩‍🚀")]
    [InlineData("⟦A round 1⟧", "\\u{27E6}A round 1\\u{27E7}")]
    [InlineData("〚A〛", "\\u{301A}A\\u{301B}")]
    [InlineData("a\0b\rc\u001b[2Jd\u007f", "a\\u{0000}b\\u{000D}c\\u{001B}[2Jd\\u{007F}")]
    [InlineData("a\u202Eb\u200Bc\u2028d\uFEFF", "a\\u{202E}b\\u{200B}c\\u{2028}d\\u{FEFF}")]
    public void What_imitates_or_hides_is_written_out(string text, string expected) =>
        Assert.Equal(expected, SpeechSanitizer.Escape(text));

    [Fact]
    public void On_its_way_to_a_terminal_a_transcript_keeps_its_marks_and_nothing_else_that_does_not_show() =>
        Assert.Equal("⟦A round 1⟧\n\\u{001B}[2J\\u{202E}", SpeechSanitizer.EscapeUnseen("⟦A round 1⟧\n\u001b[2J\u202E"));

    [Fact]
    public void Tags_and_lone_surrogates_are_written_out()
    {
        Assert.Equal("a\\u{E0041}", SpeechSanitizer.Escape("a" + char.ConvertFromUtf32(0xE0041)));
        Assert.Equal("a\\u{D83D}b", SpeechSanitizer.Escape("a" + (char)0xD83D + "b"));
        Assert.Equal("\\u{DC00}", SpeechSanitizer.Escape(((char)0xDC00).ToString()));
    }

    [Fact]
    public void Escaped_text_holds_no_mark_and_escaping_again_changes_nothing() =>
        Gen.String[Gen.Char].Sample(text =>
        {
            var escaped = SpeechSanitizer.Escape(text);
            return !escaped.AsSpan().ContainsAny('⟦', '⟧') && SpeechSanitizer.Escape(escaped) == escaped;
        });
}
