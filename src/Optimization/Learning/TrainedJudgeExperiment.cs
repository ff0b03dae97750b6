using LearningThePrior.Debate;
using LearningThePrior.Judges;
using LearningThePrior.Optimization.Judging;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Learning;

/// <summary>
/// How near a trained judge comes to a human who reads nodes: debates of an honest and a dishonest exact debater over
/// backgrounds that a human might propose, judged by judges that were trained on other such debates.
/// </summary>
public static class TrainedJudgeExperiment
{
    /// <summary>Trains two judges, on the truth and on a noisy human's verdicts, and compares all on fresh debates.</summary>
    /// <param name="world">The world.</param>
    /// <param name="protocol">Two contestants.</param>
    /// <param name="train">Debates to train on.</param>
    /// <param name="test">Fresh debates to compare on.</param>
    /// <param name="inconsistency">The noisy human's standard deviation in nats.</param>
    /// <param name="settings">How the judges are fitted.</param>
    /// <param name="seed">Draws everything.</param>
    /// <param name="cancellationToken">Stops between two debates.</param>
    /// <returns>The judge trained on the truth, and one row a judge.</returns>
    public static async Task<(TrainedJudge Judge, IReadOnlyList<JudgeRow> Rows)> RunAsync(
        IWorld world,
        IProtocol protocol,
        int train,
        int test,
        double inconsistency,
        TrainedJudgeSettings settings,
        Seed seed,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(protocol);
        var bounded = new BoundedJudge(world.Human);
        var noisy = new NoisyJudge(bounded, inconsistency: inconsistency);
        var lessons = await PlayAsync(world, protocol, noisy, train, seed.For("train"), cancellationToken);
        var fromTruth = TrainedJudge.Fit([.. lessons.Select(l => (l.Debate, l.Truth))], settings, seed.For("fit"));
        var fromVerdicts = TrainedJudge.Fit(
            [.. lessons.Where(l => l.Debate.Verdict is DecidedVerdict).Select(l => (l.Debate, ((DecidedVerdict)l.Debate.Verdict).Credences))],
            settings,
            seed.For("fit"));

        List<JudgeRow> rows = [];
        foreach (var (name, judge) in new (string, IJudge)[]
            { ("even belief", new EvenBelief()), ("bounded", bounded), ("noisy", noisy), ("trained on truth", fromTruth), ("trained on noisy verdicts", fromVerdicts) })
        {
            var judged = await PlayAsync(world, protocol, judge, test, seed.For("test"), cancellationToken);
            rows.Add(new(
                name,
                judged.Count(j => j.Debate.Verdict is DecidedVerdict d && d.Credences.Choice == j.Truth.Choice),
                test,
                judged.Average(j => Predictions.Divergence(
                    j.Truth, j.Debate.Verdict is DecidedVerdict d ? d.Credences : Credences.Uniform(j.Truth.Count)))));
        }

        return (fromTruth, rows);
    }

    /// <summary>Plays debates about D's own questions; the truth is what Z implies to the human.</summary>
    private static async Task<IReadOnlyList<(Transcript Debate, Credences Truth)>> PlayAsync(
        IWorld world, IProtocol protocol, IJudge judge, int count, Seed seed, CancellationToken cancellationToken)
    {
        var debates = new (Transcript, Credences)[count];
        for (var i = 0; i < count; i++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var own = seed.For("debate", i);
            var z = world.Propose(own.For("z").CreateRandom());
            var question = world.Sets[0].Draw(own.For("question").CreateRandom());
            var setup = Inquiry.About(world, question, z).Setup(judge, own, $"d{i:D6}") with { Arrangement = Arrangement.Draw(own.For("arrangement")) };
            debates[i] = (await protocol.PlayAsync(setup, cancellationToken), ((DistributionPosition)setup.Contestants[0].Position).Credences);
        }

        return debates;
    }
}

/// <summary>Believes whatever sides there are alike: what is had for nothing where one side is the bolder.</summary>
internal sealed class EvenBelief : IJudge
{
    public string Name => "even";

    public ValueTask<Verdict> JudgeAsync(JudgeCase @case, CancellationToken cancellationToken = default)
    {
        var sides = @case.Positions.Select(p => ((DistributionPosition)p.Position).Credences).ToArray();
        return ValueTask.FromResult<Verdict>(new DecidedVerdict(
            Credences.Normalise([.. Enumerable.Range(0, sides[0].Count).Select(a => sides.Sum(s => s[a]))]), new("even", "")));
    }
}

/// <summary>One judge of the study.</summary>
/// <param name="Judge">Which.</param>
/// <param name="Right">Verdicts that favour what Z implies; no decision is not right.</param>
/// <param name="Items">Debates.</param>
/// <param name="Divergence">Mean KL(what Z implies || verdict) in nats; no decision counts as even credences.</param>
public sealed record JudgeRow(string Judge, int Right, int Items, double Divergence);
