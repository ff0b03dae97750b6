using LearningThePrior.Amplification.Distillation;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Optimization.Models.Answering;
using LearningThePrior.Optimization.Tests.Toys;
using LearningThePrior.Probability;
using LearningThePrior.Worlds.Encyclopedia;
using LearningThePrior.Worlds.Epidemic;

namespace LearningThePrior.Optimization.Tests.Models.Answering;

/// <summary>Assistants whose form a world's task tells.</summary>
public sealed class TreeAnswererTests
{
    public static TheoryData<string> Worlds => ["book", "shares", "snow", "epidemic"];

    [Theory]
    [MemberData(nameof(Worlds))]
    public void What_is_saved_goes_on_as_if_nothing_had_been(string world)
    {
        var task = Task(world);
        var targets = Targets(task, 8);
        using var whole = TreeAnswerer.For(task, TreeAnswerer.Learning, new Seed(1));
        for (var i = 0; i < 5; i++)
        {
            whole.Train(targets);
        }

        var saved = whole.Save().ToDictionary(s => s.Key, s => s.Value.ToArray());
        using var again = TreeAnswerer.For(task, TreeAnswerer.Learning, new Seed(2));
        again.Load(saved);

        Assert.Equal(whole.Train(targets), again.Train(targets));
        Assert.Equal(whole.Answer([.. targets.Select(t => t.Asked)], teacher: true).Select(r => r[0]), again.Answer([.. targets.Select(t => t.Asked)], teacher: true).Select(r => r[0]));
        Assert.Equal(whole.Save(), again.Save());
        Assert.Throws<InvalidDataException>(() => again.Load(new Dictionary<string, double[]>()));
    }

    [Theory]
    [MemberData(nameof(Worlds))]
    public void A_do_not_know_among_the_targets_teaches_nothing(string world)
    {
        var task = Task(world);
        var targets = Targets(task, 4);
        using var one = TreeAnswerer.For(task, TreeAnswerer.Learning, new Seed(1));
        using var other = TreeAnswerer.For(task, TreeAnswerer.Learning, new Seed(1));
        var more = targets[0] with { Targets = [new(default, NoAnswer.DoNotKnow)] };

        Assert.Equal(one.Train(targets), other.Train([.. targets, more]), 1e-12);
        Assert.True(one.Parameters > 0 && one.Flop > 0);
    }

    [Fact]
    public void It_learns_how_courses_run_from_answers_about_some_of_them()
    {
        var task = Task("epidemic");
        using var answerer = TreeAnswerer.For(task, TreeAnswerer.Learning, new Seed(1));
        var targets = Targets(task, 600);
        for (var i = 0; i < 300; i++)
        {
            answerer.Train(targets);
        }

        // Of courses that it has not seen; heights are thousandths of log10 from 0 to some 7,000, and the noise of a week is 150.
        var fresh = Targets(task, 640)[600..];
        var off = fresh.Zip(answerer.Answer([.. fresh.Select(t => t.Asked)], teacher: true), (t, said) => Math.Abs(said[0].Value[0] - t.Targets[0].Value[0])).Order().ToArray();
        Assert.InRange(off[off.Length / 2], 0, 100);
    }

    [Fact]
    public void It_learns_what_share_of_pages_is_true_at_any_depth_from_answers_about_some_books()
    {
        var task = Task("shares");
        using var answerer = TreeAnswerer.For(task, TreeAnswerer.Learning, new Seed(1));
        var targets = Targets(task, 200);
        for (var i = 0; i < 300; i++)
        {
            answerer.Train(targets);
        }

        // Of books that it has not seen, fifteen steps deep: the human takes a share to be off by a hundredth.
        var fresh = Targets(task, 260)[200..];
        Assert.Equal(60, fresh.Zip(answerer.Answer([.. fresh.Select(t => t.Asked)], teacher: true)).Count(f => task.IsAlike(f.First.Targets[0].Value, f.Second[0].Value)));
    }

    private static ITreeTask Task(string world) => world switch
    {
        "book" => Small.Book.AmplificationTask!,
        "shares" => new EncyclopediaWorlds { Questions = QuestionKind.Aggregate }.Sample(new Seed(1)).AmplificationTask!,
        "epidemic" => new EpidemicWorlds().SampleRegion(new Seed(1)).AmplificationTask,
        _ => Small.Snow.AmplificationTask,
    };

    /// <summary>One question about each of some backgrounds, with its right answer.</summary>
    private static FactTargets[] Targets(ITreeTask task, int count)
    {
        var random = new Seed(3).CreateRandom();
        return
        [
            .. Enumerable.Range(0, count).Select(_ =>
            {
                var context = task.Draw(random);
                var question = context.DrawQuestion(random, task.Heights);
                return new FactTargets(new(context.Facts, [question]), [new(context.Direct(question))]);
            }),
        ];
    }
}
