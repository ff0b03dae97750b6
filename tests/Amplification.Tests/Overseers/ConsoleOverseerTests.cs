using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Amplification.Tests.Overseers;

/// <summary>A human at the console.</summary>
public sealed class ConsoleOverseerTests
{
    [Fact]
    public async Task He_asks_with_a_question_mark_and_answers_with_words()
    {
        var (input, output) = (new StringReader("? How old is he?\nforty\nHe is forty.\n"), new StringWriter());
        using var human = new ConsoleOverseer<string>(input, output, new PlainConsoleQuestions());

        var (answer, _) = await new Hch(Depth: 1).AskAsync(human, "Is he \u001b[2J old?", cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal("He is forty.", answer.Reply.Value);
        Assert.Equal("forty", Assert.Single(answer.Asked).Reply.Value);
        Assert.Contains("you asked: How old is he?\n    forty", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Fact]
    public async Task An_empty_line_takes_what_is_proposed_and_the_end_of_input_alone_is_do_not_know()
    {
        using var assisted = new ConsoleOverseer<string>(new StringReader("\n"), new StringWriter(), new PlainConsoleQuestions(), new ModelOverseer(ScriptedModel.Saying("{\"subquestions\": []}", "Surely.")));

        using var misread = new ConsoleOverseer<string>(new StringReader("\n"), new StringWriter(), new PlainConsoleQuestions(), new ModelOverseer(ScriptedModel.Saying("no object")));
        using var silent = new ConsoleOverseer<string>(TextReader.Null, TextWriter.Null, new PlainConsoleQuestions());

        Assert.Equal("Surely.", (await new Hch().AskAsync(assisted, "Is it?", cancellationToken: TestContext.Current.CancellationToken)).Answer.Reply.Value);
        Assert.Equal(NoAnswer.DoNotKnow, (await new Hch().AskAsync(misread, "Is it?", cancellationToken: TestContext.Current.CancellationToken)).Answer.Reply.Missing);
        Assert.Equal(NoAnswer.DoNotKnow, (await new Hch().AskAsync(silent, "Is it?", cancellationToken: TestContext.Current.CancellationToken)).Answer.Reply.Missing);
    }
}
