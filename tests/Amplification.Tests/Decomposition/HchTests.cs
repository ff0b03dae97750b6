using System.Globalization;
using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Tests.Decomposition;

/// <summary>HCH: an overseer who can only add two digits adds long lists; and it always ends.</summary>
public sealed class HchTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_overseer_who_adds_two_numbers_adds_eight_with_two_levels_of_help()
    {
        var (answer, moves) = await new Hch(Depth: 2, Width: 2).AskAsync(new AddsTwo(), "1+2+3+4+5+6+7+8", cancellationToken: Token);

        Assert.Equal("36", answer.Reply.Value);
        Assert.Equal(["10", "26"], answer.Asked.Select(k => k.Reply.Value));
        Assert.Equal((7, 2), (answer.Questions, answer.Height));
        Assert.Equal(10, moves); // three questions are divided and then answered, four are answered at once
    }

    [Fact]
    public async Task Too_deep_is_a_typed_do_not_know_that_passes_on()
    {
        var (answer, _) = await new Hch(Depth: 1, Width: 2).AskAsync(new AddsTwo(), "1+2+3+4+5+6+7+8", cancellationToken: Token);

        Assert.Equal((NoAnswer.DoNotKnow, AnswerSource.Overseer), (answer.Reply.Missing, answer.Source));
        Assert.All(answer.Asked, a => Assert.Equal(NoAnswer.DoNotKnow, a.Reply.Missing));
        Assert.All(answer.Asked.SelectMany(a => a.Asked), a => Assert.Equal((NoAnswer.Depth, AnswerSource.Nobody), (a.Reply.Missing, a.Source)));
    }

    [Fact]
    public async Task What_was_asked_before_is_remembered_in_any_form_that_means_the_same()
    {
        var (answer, moves) = await new Hch().AskAsync(new AddsTwo(), "1+2+2+1", new Sorted(), cancellationToken: Token);

        Assert.Equal("6", answer.Reply.Value);
        Assert.Equal([AnswerSource.Overseer, AnswerSource.Memory], answer.Asked.Select(a => a.Source));
        Assert.Equal(3, moves);
        Assert.Equal(4, (await (new Hch() with { Memory = false }).AskAsync(new AddsTwo(), "1+2+2+1", new Sorted(), cancellationToken: Token)).Moves);
    }

    [Fact]
    public async Task A_question_that_rests_on_itself_ends()
    {
        var (answer, moves) = await new Hch().AskAsync(new Says((q, known) => known == 0 ? new OverseerAsks<string, string>(q == "a" ? "b" : "a") : new OverseerDoesNotKnow<string, string>()), "a", cancellationToken: Token);

        Assert.Equal(NoAnswer.DoNotKnow, answer.Reply.Missing);
        Assert.Equal(NoAnswer.Cycle, answer.Asked[0].Asked[0].Reply.Missing);
        Assert.Equal(4, moves);
    }

    [Fact]
    public async Task An_overseer_who_asks_a_thousand_questions_is_cut_off_by_width_and_one_who_never_answers_by_budget()
    {
        var wide = await new Hch(Width: 10).AskAsync(new Says((_, _) => new OverseerAsks<string, string>([.. Enumerable.Range(0, 1000).Select(i => $"{i}")])), "a", cancellationToken: Token);
        var deep = await new Hch(Depth: 256, Budget: 50).AskAsync(new Says((q, _) => new OverseerAsks<string, string>(q + "!")), "a", cancellationToken: Token);

        Assert.Equal((NoAnswer.Width, 1), (wide.Answer.Reply.Missing, wide.Moves));
        Assert.Equal((NoAnswer.Budget, 50), (deep.Answer.Reply.Missing, deep.Moves));
        Assert.Equal(NoAnswer.DoNotKnow, (await new Hch().AskAsync(new Says((_, _) => new OverseerAsks<string, string>([])), "a", cancellationToken: Token)).Answer.Reply.Missing);
    }

    [Fact]
    public async Task The_deepest_that_may_be_asked_for_is_asked()
    {
        var (answer, _) = await new Hch(Depth: Hch.MostDepth).AskAsync(
            new Says((q, known) => known == 0 ? new OverseerAsks<string, string>(q + "!") : new OverseerDoesNotKnow<string, string>()), "a", cancellationToken: Token);

        Assert.Equal(Hch.MostDepth + 1, answer.Height);
        Assert.True(answer.IsCutShort);
    }

    [Fact]
    public async Task An_answer_that_a_limit_cut_short_is_not_remembered()
    {
        // "long" is answered without its help where it stands too deep, and with it where it does not.
        var overseer = new Says((question, known) => (question, known) switch
        {
            ("all", 0) => new OverseerAsks<string, string>("step", "long"),
            ("step", 0) => new OverseerAsks<string, string>("long"),
            ("long", 0) => new OverseerAsks<string, string>("help"),
            _ => new OverseerAnswers<string, string>("said"),
        });

        var (answer, _) = await new Hch(Depth: 2).AskAsync(overseer, "all", cancellationToken: Token);

        Assert.Equal(AnswerSource.Overseer, answer.Asked[1].Source);
        Assert.Equal("said", answer.Asked[1].Asked[0].Reply.Value);
    }

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(257, 1, 1)]
    [InlineData(1, 0, 1)]
    [InlineData(1, 1, 0)]
    public async Task Limits_out_of_range_are_refused(int depth, int width, int budget) =>
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => new Hch(depth, width, budget).AskAsync(new AddsTwo(), "1", cancellationToken: Token));

    [Fact]
    public async Task Votes_buy_back_what_fresh_errors_cost()
    {
        // Alone an answer is wrong with probability .3 (4/5); the most frequent of nine answers hardly ever.
        var (task, right) = (PermutationPowering.Tiny, new int[2]);
        for (var i = 0; i < 300; i++)
        {
            var random = new Seed(7).For("context", i).CreateRandom();
            var context = task.Draw(random);
            var question = context.DrawQuestion(random, 1);
            var overseer = new ErringOverseer<Tokens, Tokens>(new TaskOverseer(task), .3, (_, r) => new(new Tokens(r.NextInt(4))));
            foreach (var (which, votes) in new[] { 1, 9 }.Index())
            {
                var answer = (await (new Hch() with { Votes = votes }).AskAsync(overseer, question, context, new Seed(8).For("ask", i), Token)).Answer;
                right[which] += context.IsRight(question, answer.Reply.Value) ? 1 : 0;
            }
        }

        Assert.InRange(right[0], 205, 255); // 300 (1 - .3 * 3/4) = 232, give or take three standard deviations of 7
        Assert.InRange(right[1], 290, 300);
    }

    private sealed class AddsTwo : IOverseer<string, string>
    {
        public string Name => "adds two";

        public ValueTask<OverseerMove<string, string>> NextAsync(Consultation<string, string> consultation, CancellationToken cancellationToken = default)
        {
            var numbers = consultation.Question.Split('+');
            IReadOnlyList<string?> terms = consultation.Known.Count > 0 ? [.. consultation.Known.Select(k => k.Reply.Value)] : [.. numbers];
            return new(terms.Count > 2
                ? new OverseerAsks<string, string>(string.Join('+', numbers[..(numbers.Length / 2)]), string.Join('+', numbers[(numbers.Length / 2)..]))
                : terms.Contains(null)
                    ? new OverseerDoesNotKnow<string, string>()
                    : new OverseerAnswers<string, string>(terms.Sum(t => int.Parse(t!, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture)));
        }
    }

    private sealed class Says(Func<string, int, OverseerMove<string, string>> move) : IOverseer<string, string>
    {
        public string Name => "says";

        public ValueTask<OverseerMove<string, string>> NextAsync(Consultation<string, string> consultation, CancellationToken cancellationToken = default) =>
            new(move(consultation.Question, consultation.Known.Count));
    }

    private sealed class Sorted : IQuestionContext<string, string>
    {
        public string Name => "sorted";

        public string Canonical(string question) => string.Join('+', question.Split('+').Order(StringComparer.Ordinal));
    }
}
