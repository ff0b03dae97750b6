using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Tests.Overseers;

/// <summary>Overseers who err, each a wrapper round one who does not.</summary>
public sealed class OverseerWrappersTests
{
    private static readonly PermutationPowering Task4 = PermutationPowering.Tiny;

    private static readonly ITaskContext Facts = Task4.Draw(new Seed(1).CreateRandom());

    [Theory]
    [InlineData(ErrorKind.Fresh)]
    [InlineData(ErrorKind.Fixed)]
    public async Task Errors_replace_an_answer_by_a_uniform_draw_with_the_probability_that_is_given(ErrorKind kind)
    {
        // Of four answers he is right in 1 - .4 * 3/4 = .7; 600 answers, three standard deviations of .019.
        var right = 0;
        for (var i = 0; i < 600; i++)
        {
            var random = new Seed(2).For("context", i).CreateRandom();
            var context = Task4.Draw(random);
            var question = context.DrawQuestion(random, 1);
            var overseer = new ErringOverseer<Tokens, Tokens>(new TaskOverseer(Task4), .4, Draw, kind, new Seed(3).For("errors", i));
            right += context.IsRight(question, await AnswerAsync(overseer, question, context, new Seed(4).For("asked", i))) ? 1 : 0;
        }

        Assert.InRange(right / 600.0, .64, .76);
    }

    [Fact]
    public async Task Fixed_errors_are_the_same_each_time_and_fresh_ones_are_not()
    {
        var question = new Tokens(2, 0);
        async Task<int> Different(ErrorKind kind)
        {
            var overseer = new ErringOverseer<Tokens, Tokens>(new TaskOverseer(Task4), 1, Draw, kind, new Seed(5));
            var answers = new HashSet<Tokens>();
            for (var i = 0; i < 30; i++)
            {
                answers.Add(await AnswerAsync(overseer, question, Facts, new Seed((ulong)i)));
            }

            return answers.Count;
        }

        Assert.Equal(1, await Different(ErrorKind.Fixed));
        Assert.Equal(4, await Different(ErrorKind.Fresh));
    }

    [Fact]
    public async Task A_biased_one_says_what_the_bias_makes_of_his_answer()
    {
        var overseer = new BiasedOverseer<Tokens, Tokens>(new TaskOverseer(Task4), "says 3", (_, _) => new Tokens(3));

        Assert.Equal(new Tokens(3), await AnswerAsync(overseer, new(2, 0), Facts, default));
        Assert.Equal("tiny, says 3", overseer.Name);
    }

    [Fact]
    public async Task A_malicious_one_never_gives_his_own_answer_on_his_share_of_questions()
    {
        var (wrong, all) = (0, 0);
        for (var k = 2; k < 8; k++)
        {
            for (var x = 0; x < 4; x++, all++)
            {
                var always = new MaliciousOverseer<Tokens, Tokens>(new TaskOverseer(Task4), 1, Draw, new Seed(1));
                var never = new MaliciousOverseer<Tokens, Tokens>(new TaskOverseer(Task4), 0, Draw, new Seed(1));
                Assert.True(Facts.IsRight(new(k, x), await AnswerAsync(never, new(k, x), Facts, default)));
                wrong += Facts.IsRight(new(k, x), await AnswerAsync(always, new(k, x), Facts, default)) ? 0 : 1;
            }
        }

        Assert.Equal(all, wrong);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_lazy_one_asks_no_more_than_he_likes_and_knows_less(int most)
    {
        var answer = await Amplified.AskAsync(new LazyOverseer<Tokens, Tokens>(new TaskOverseer(Task4), most), new(3, 0), Facts, new Knows(), cancellationToken: TestContext.Current.CancellationToken);

        Assert.Equal(Math.Min(most, 3), answer.Asked.Count);
        Assert.Equal(most >= 3, answer.Reply.IsKnown);
    }

    [Fact]
    public async Task A_cached_one_is_asked_once_for_each_move()
    {
        var counted = new Counted();
        var cached = new CachedOverseer<Tokens, Tokens>(counted);
        for (var i = 0; i < 3; i++)
        {
            Assert.True(Facts.IsRight(new(3, 1), await AnswerAsync(cached, new(3, 1), Facts, default)));
        }

        Assert.Equal((4, 4), (counted.Moves, cached.Count)); // three subquestions and the answer
    }

    private static Reply<Tokens> Draw(Tokens question, SeededRandom random) => new(new Tokens(random.NextInt(4)));

    private static async Task<Tokens> AnswerAsync(IOverseer<Tokens, Tokens> overseer, Tokens question, ITaskContext context, Seed seed) =>
        (await Amplified.AskAsync(overseer, question, context, new Knows(), seed, cancellationToken: TestContext.Current.CancellationToken)).Reply.Value;

    private sealed class Knows : IAssistant<Tokens, Tokens>
    {
        public ValueTask<Reply<Tokens>> AnswerAsync(Tokens question, IQuestionContext<Tokens, Tokens> context, CancellationToken cancellationToken = default) =>
            new(new Reply<Tokens>(((ITaskContext)context).Direct(question)));
    }

    private sealed class Counted : IOverseer<Tokens, Tokens>
    {
        public string Name => "counted";

        public int Moves { get; private set; }

        public ValueTask<OverseerMove<Tokens, Tokens>> NextAsync(Consultation<Tokens, Tokens> consultation, CancellationToken cancellationToken = default)
        {
            Moves++;
            return new TaskOverseer(Task4).NextAsync(consultation, cancellationToken);
        }
    }
}
