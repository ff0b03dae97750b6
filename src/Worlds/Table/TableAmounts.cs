using LearningThePrior.Debate;

namespace LearningThePrior.Worlds.Table;

/// <summary>
/// What the human makes of one statement: the log odds that it adds to each class of a row, or its own log prior, in millionths of a nat. For the prior a walk's
/// value is one of the thousandths, and as probable as the normal about what it is judged against has it.
/// </summary>
/// <param name="link">How states move the classes.</param>
/// <param name="prior">What the human believes of paths.</param>
public sealed class TableAmounts(WalkLink link, WalkPrior prior)
{
    /// <summary>The topic of claims about a row's log odds, one amount a class.</summary>
    public const string Odds = "log-odds";

    private const double Impossible = -1e6;

    /// <summary>How many classes there are.</summary>
    public int Classes => link.Form.Classes;

    /// <summary>What claims about a question speak of.</summary>
    public static string Topic(Question question) => question is PriorQuestion ? PriorQuestion.Topic : Odds;

    /// <summary>How many amounts a claim about a question has.</summary>
    public int Count(Question question) => question is PriorQuestion ? 1 : Classes;

    /// <summary>What each walk statement would have to be about for it to speak to the question: (period, state) pairs with their design; null for the prior.</summary>
    public IReadOnlyDictionary<int, (double Value, double[] Moves)>? Design(Question question)
    {
        if (question is PriorQuestion)
        {
            return null;
        }

        var row = link.Of(Table(question).Row);
        return row.States.Select((s, i) => (State: s, Value: row.Values[i], Moves: row.Moves[i])).ToDictionary(e => e.State, e => (e.Value, e.Moves));
    }

    /// <summary>The amounts of one statement.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="design">What <see cref="Design"/> gives for it.</param>
    /// <param name="statement">The statement.</param>
    /// <param name="said">What it says.</param>
    /// <param name="into">[<see cref="Count"/>]: where the amounts go.</param>
    public void Of(Question question, IReadOnlyDictionary<int, (double Value, double[] Moves)>? design, Statement statement, Said said, Span<long> into)
    {
        into.Clear();
        if (design is null)
        {
            into[0] = Micro(LogPrior(statement, said));
        }
        else if (statement is WalkStatement walk && walk.Period == Table(question).Period && design.TryGetValue(walk.State, out var met))
        {
            for (var k = 0; k < into.Length; k++)
            {
                into[k] = Micro(met.Value * met.Moves[k] * said.Value / TableLatents.Thousandths);
            }
        }
    }

    /// <summary>The log prior of one statement, in nats.</summary>
    public double LogPrior(Statement statement, Said said)
    {
        switch (statement)
        {
            case PaceStatement p:
                return -Math.Log(p.Group < 0 ? Pace.OfSlopes.Count : Pace.OfBaseRate.Count);
            case CarriesStatement c:
                return Math.Log(said.Carries ? 1 - LostOf(c.Group) : LostOf(c.Group));
            case WalkStatement w:
                var (share, steps) = w.Bridge();
                var fresh = steps == 0 || !said.Carries;
                var mean = fresh ? prior.Mean[w.State] : ((1 - share) * said.Before / TableLatents.Thousandths) + (share * said.After / TableLatents.Thousandths);
                var variance = fresh ? prior.Variance[w.State] : Math.Max(prior.StepVariance[w.State] * said.Pace * said.Pace * steps, 1e-8);
                var off = ((double)said.Value / TableLatents.Thousandths) - mean;
                return (-.5 * ((off * off / variance) + Math.Log(2 * Math.PI * variance))) - Math.Log(TableLatents.Thousandths);
            default:
                throw new ArgumentOutOfRangeException(nameof(statement));
        }
    }

    private double LostOf(int column) => Math.Clamp(prior.Lost[Array.IndexOf(prior.Group, column)], 1e-9, 1 - 1e-9);

    private static TableQuestion Table(Question question) => question as TableQuestion
        ?? throw new ArgumentException($"Question {question?.Id} is not about a row of a table.", nameof(question));

    private static long Micro(double nats) => (long)Math.Round(Math.Max(nats, Impossible) * PriorQuestion.UnitsPerNat);
}
