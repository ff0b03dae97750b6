using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Tests.Tasks;

/// <summary>The five tasks and the tiny one, before anything is trained; what is expected of them is in Christiano, Shlegeris and Amodei 2018.</summary>
public sealed class TasksTests
{
    public static TheoryData<string> All => ["powering", "assignments", "union-find", "wildcard", "shortest-path", "tiny"];

    [Theory]
    [MemberData(nameof(All))]
    public async Task One_step_of_the_human_is_right_where_his_subquestions_are_answered_directly(string name)
    {
        var task = Make(name);
        for (var c = 0; c < 10; c++)
        {
            var random = new Seed(11).For(name, c).CreateRandom();
            var context = task.Draw(random);
            for (var i = 0; i < 300; i++)
            {
                var question = context.DrawQuestion(random, task.Heights);
                var answer = await Amplified.AskAsync(new TaskOverseer(task), question, context, new Knows(), new Seed(12).For("ask", i), cancellationToken: TestContext.Current.CancellationToken);
                Assert.True(context.IsRight(question, answer.Reply.Value), $"{context.SayQuestion(question)}: {context.SayAnswer(answer.Reply.Value)}");
                Assert.InRange(answer.Asked.Count, 1, task.Subquestions);
            }
        }
    }

    [Theory]
    [InlineData("powering")]
    [InlineData("assignments")]
    [InlineData("wildcard")]
    [InlineData("tiny")]
    public async Task Recursion_is_right_where_questions_get_easier(string name)
    {
        var task = Make(name);
        for (var c = 0; c < 10; c++)
        {
            var random = new Seed(13).For(name, c).CreateRandom();
            var context = task.Draw(random);
            for (var i = 0; i < 30; i++)
            {
                var question = context.DrawQuestion(random, task.Heights);
                var (answer, _) = await new Hch().AskAsync(new TaskOverseer(task), question, context, cancellationToken: TestContext.Current.CancellationToken);
                Assert.True(context.IsRight(question, answer.Reply.Value));
                Assert.NotEmpty(Cited(answer));
            }
        }
    }

    [Theory]
    [InlineData("union-find")]
    [InlineData("shortest-path")]
    public async Task Recursion_ends_without_an_answer_where_the_human_asks_the_same_question_again(string name)
    {
        var task = Make(name, 16);
        var random = new Seed(14).CreateRandom();
        var context = task.Draw(random);
        var (answer, _) = await new Hch().AskAsync(new TaskOverseer(task), context.DrawQuestion(random, task.Heights), context, cancellationToken: TestContext.Current.CancellationToken);

        Assert.Contains(answer.Asked, a => a.Reply.Missing == NoAnswer.Cycle || a.Source == AnswerSource.LookUp);
    }

    [Theory]
    [InlineData("union-find", 16, 40)]
    [InlineData("shortest-path", 16, 60)]
    [InlineData("union-find", 64, 60)]
    public async Task Rounds_from_do_not_know_come_to_the_right_answer_of_every_question(string name, int size, int most)
    {
        var task = Make(name, size);
        var random = new Seed(15).For(name).CreateRandom();
        var context = task.Draw(random);
        Tokens[] questions = name == "union-find"
            ? [.. Enumerable.Range(0, size).Select(v => new Tokens(0, v, 0))]
            : [.. Enumerable.Range(0, size * size).Select(p => new Tokens(0, p / size, p % size))];

        var shares = await Rounds.RunAsync(new TaskOverseer(task), context, questions, context.IsRight, most, new Seed(16), TestContext.Current.CancellationToken);

        Assert.Equal(1, shares[^1]);
        Assert.InRange(shares.Count, 3, most);
        Assert.True(shares[0] < .6);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Questions_are_no_higher_than_asked_for_and_their_numbers_stay_in_their_fields(string name)
    {
        var task = Make(name);
        var random = new Seed(17).For(name).CreateRandom();
        var context = task.Draw(random);
        Assert.All(context.Facts, f => Fits(f, task.FactFields));
        for (var height = 1; height <= task.Heights; height++)
        {
            for (var i = 0; i < 50; i++)
            {
                var question = context.DrawQuestion(random, height);
                Assert.InRange(context.HeightOf(question), 1, height);
                Assert.Null(context.LookUp(question, random));
                Fits(question, task.QuestionFields);
                Fits(context.Direct(question), task.AnswerFields);
            }
        }

        for (var i = 0; i < 50; i++)
        {
            var primitive = context.DrawPrimitive(random);
            Fits(primitive, task.QuestionFields);
            Assert.NotNull(context.LookUp(primitive, random));
            Assert.Equal(0, context.HeightOf(primitive));
        }
    }

    [Fact]
    public void Powers_are_those_of_the_permutation()
    {
        var task = new PermutationPowering(8, 15);
        var context = task.Draw(new Seed(1).CreateRandom());
        var sigma = context.Facts.ToDictionary(f => f[0], f => f[1]);

        Assert.Equal(sigma[sigma[sigma[5]]], context.Direct(new(3, 5))[0]);
        Assert.Equal(3, task.Heights);
        Assert.Equal("sigma^3(5)", context.SayQuestion(new(3, 5)));
    }

    [Fact]
    public void Any_first_step_of_a_shortest_path_is_right_and_from_the_cap_on_the_step_is_none()
    {
        var task = new ShortestPath(64);
        var (several, none, all) = (0, 0, 0);
        for (var c = 0; c < 4; c++)
        {
            var context = task.Draw(new Seed(2).For("graph", c).CreateRandom());
            for (var from = 0; from < 64; from++)
            {
                for (var to = 0; to < 64; to++, all++)
                {
                    var question = new Tokens(0, from, to);
                    var distance = context.Direct(question)[0];
                    Assert.InRange(distance, 1, 12);
                    var steps = Enumerable.Range(0, 65).Count(s => context.IsRight(question, new(distance, s)));
                    Assert.InRange(steps, 1, 64);
                    several += steps > 1 ? 1 : 0;
                    none += distance == 12 ? 1 : 0;
                }
            }
        }

        Assert.True(several > 0);
        Assert.InRange(none / (double)all, .25, .55); // two edges a vertex: four pairs in ten are out of reach
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2000)]
    public void A_size_out_of_range_is_refused(int size)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PermutationPowering(size));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialAssignments(size));
        Assert.Throws<ArgumentOutOfRangeException>(() => new UnionFind(size));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ShortestPath(size));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WildcardSearch(size + 10));
    }

    private static IAmplificationTask Make(string name, int size = 64) => name switch
    {
        "powering" => new PermutationPowering(size),
        "assignments" => new SequentialAssignments(size),
        "union-find" => new UnionFind(size),
        "wildcard" => new WildcardSearch(6),
        "shortest-path" => new ShortestPath(size),
        _ => PermutationPowering.Tiny,
    };

    private static void Fits(Tokens tokens, IReadOnlyList<TokenField> fields)
    {
        Assert.Equal(fields.Count, tokens.Count);
        for (var i = 0; i < fields.Count; i++)
        {
            Assert.InRange(tokens[i], 0, fields[i].Count - 1);
        }
    }

    private static IEnumerable<object> Cited(Decomposed<Tokens, Tokens> answer) => answer.Cited.Concat(answer.Asked.SelectMany(Cited));

    private sealed class Knows : IAssistant<Tokens, Tokens>
    {
        public ValueTask<Reply<Tokens>> AnswerAsync(Tokens question, IQuestionContext<Tokens, Tokens> context, CancellationToken cancellationToken = default) =>
            new(new Reply<Tokens>(((ITaskContext)context).Direct(question)));
    }
}
