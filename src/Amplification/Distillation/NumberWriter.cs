using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>Tokens, replies and moves as a row of numbers, and back: how the loop keeps what a model's file has no names for.</summary>
internal sealed class NumberWriter
{
    private readonly List<double> _numbers = [];

    public double[] ToArray() => [.. _numbers];

    public void Add(double number) => _numbers.Add(number);

    public void Add(Tokens tokens)
    {
        Add(tokens.Count);
        foreach (var value in tokens.Values)
        {
            Add(value);
        }
    }

    public void Add(Reply<Tokens> reply)
    {
        Add((int)reply.Missing);
        Add(reply.Value);
    }

    public void Add<T>(IReadOnlyCollection<T> all, Action<T> add)
    {
        Add(all.Count);
        foreach (var one in all)
        {
            add(one);
        }
    }

    public void Add(FactTargets targets)
    {
        Add(targets.Asked.Facts, Add);
        Add(targets.Asked.Questions, Add);
        Add(targets.Targets, Add);
    }

    public void Add(RecordedMove record)
    {
        Add(record.Question);
        Add(record.Known, known =>
        {
            Add(known.Question);
            Add(known.Reply);
        });
        Add(record.Move switch
        {
            OverseerAsks<Tokens, Tokens> asks => asks.Subquestions,
            OverseerAnswers<Tokens, Tokens> said => [said.Value],
            _ => [],
        }, Add);
        Add(record.Move is OverseerAsks<Tokens, Tokens> ? 1 : 0);
    }
}
