using System.Globalization;
using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.LanguageModels;

namespace LearningThePrior.Amplification.Tests.Decomposition;

/// <summary>Amplification by decomposition: an overseer who can only add two digits adds long lists.</summary>
public sealed class HchTests
{
    [Fact]
    public async Task An_overseer_who_adds_two_numbers_adds_eight_with_two_levels_of_help()
    {
        var answer = await new Hch(Depth: 2, Width: 2).AskAsync(new AddsTwo(), "1+2+3+4+5+6+7+8", TestContext.Current.CancellationToken);

        Assert.Equal("36", answer.Answer);
        Assert.Equal(["10", "26"], answer.Known.Select(k => k.Answer));
        Assert.Equal("?", (await new Hch(Depth: 1, Width: 2).AskAsync(new AddsTwo(), "1+2+3+4+5+6+7+8", TestContext.Current.CancellationToken)).Answer);
    }

    [Fact]
    public async Task A_model_that_oversees_sees_subquestions_and_answers_as_quoted_text()
    {
        var model = new ScriptedModel(request => new(
            request.Messages[1].Text.Contains("easier questions", StringComparison.Ordinal) ? """{"subquestions": ["What is \"a\"?", "", 3, "What is b?", "What is c?"]}"""
            : request.Messages[1].Text.Contains("Helper", StringComparison.Ordinal) ? "Both." : "One.",
            FinishReason.Stop));

        var answer = await new Hch(Depth: 1, Width: 2).AskAsync(new ModelOverseer(model), "What is a and b?", TestContext.Current.CancellationToken);

        Assert.Equal(("Both.", 2), (answer.Answer, answer.Known.Count));
        Assert.Contains("Helper was asked \"What is \\\"a\\\"?\" and answered \"One.\"", model.Requests[^1].Messages[1].Text, StringComparison.Ordinal);
        Assert.All(model.Requests, r => Assert.Equal(ModelRole.Overseer, r.Tag.Role));
    }

    [Theory]
    [InlineData("no object")]
    [InlineData("{\"subquestions\": \"all\"}")]
    [InlineData("{} {}")]
    public async Task A_decomposition_that_cannot_be_read_means_answering_as_it_stands(string reply)
    {
        var answer = await new Hch(Depth: 2).AskAsync(new ModelOverseer(ScriptedModel.Saying(reply, "Alone.")), "Why?", TestContext.Current.CancellationToken);

        Assert.Equal("Alone.", answer.Answer);
        Assert.Empty(answer.Known);
    }

    private sealed class AddsTwo : IOverseer
    {
        public string Name => "adds two";

        public ValueTask<IReadOnlyList<string>> DecomposeAsync(string question, int most, CancellationToken cancellationToken = default)
        {
            var numbers = question.Split('+');
            return ValueTask.FromResult<IReadOnlyList<string>>(numbers.Length <= 2
                ? []
                : [string.Join('+', numbers[..(numbers.Length / 2)]), string.Join('+', numbers[(numbers.Length / 2)..])]);
        }

        public ValueTask<string> AnswerAsync(string question, IReadOnlyList<Answered> known, CancellationToken cancellationToken = default)
        {
            string[] terms = known.Count > 0 ? [.. known.Select(k => k.Answer)] : question.Split('+');
            return ValueTask.FromResult(terms.Length > 2 || terms.Contains("?") ? "?" : terms.Sum(t => int.Parse(t, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture));
        }
    }
}
