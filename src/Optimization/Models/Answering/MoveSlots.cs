using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;

namespace LearningThePrior.Optimization.Models.Answering;

/// <summary>
/// What an overseer sees and does as numbers: a place for each field of the question, and of each subquestion and its answer; and for his move its kind, the
/// fields of a subquestion, and those of an answer.
/// </summary>
internal sealed class MoveSlots
{
    private const int Ask = 0;
    private const int Answer = 1;
    private const int DoNotKnow = 2;
    private readonly IAmplificationTask _task;
    private readonly int _round;

    public MoveSlots(IAmplificationTask task)
    {
        _task = task;
        (int Question, int Answer) fields = (task.QuestionFields.Count, task.AnswerFields.Count);
        _round = fields.Question + fields.Answer;
        Values = task.QuestionFields.Concat(task.AnswerFields).Max(f => f.Count);
        Outputs = [3, .. task.QuestionFields.Select(f => f.Count), .. task.AnswerFields.Select(f => f.Count)];
        Sums = task.AnswerFields is [{ IsAmount: true, Count: var count }] ? count : 0;
        Places = fields.Question + (task.Subquestions * _round);
    }

    /// <summary>Values that any field may have. One more means "not known", and another "nothing yet".</summary>
    public int Values { get; }

    /// <summary>How many numbers the answer has where it is one amount, of which an overseer may have added two; 0 where it is none.</summary>
    public int Sums { get; }

    /// <summary>How many places are read.</summary>
    public int Places { get; }

    /// <summary>How many values each field of a move may have.</summary>
    public IReadOnlyList<int> Outputs { get; }

    public int Unknown => Values;

    public int Empty => Values + 1;

    /// <summary>The value of each place.</summary>
    public int[] Read(Tokens question, IReadOnlyList<Answered<Tokens, Tokens>> known)
    {
        var read = new int[Places];
        Array.Fill(read, Empty);
        question.Values.CopyTo(read);
        for (var i = 0; i < known.Count; i++)
        {
            var at = question.Count + (i * _round);
            known[i].Question.Values.CopyTo(read.AsSpan(at));
            var answer = read.AsSpan(at + question.Count, _task.AnswerFields.Count);
            if (known[i].Reply is { IsKnown: true, Value: var value })
            {
                value.Values.CopyTo(answer);
            }
            else
            {
                answer.Fill(Unknown);
            }
        }

        return read;
    }

    /// <summary>The value of each field of a move; -1 where the kind of move has none.</summary>
    public int[] Write(OverseerMove<Tokens, Tokens> move)
    {
        var written = new int[Outputs.Count];
        Array.Fill(written, -1);
        switch (move)
        {
            case OverseerAsks<Tokens, Tokens> asks:
                written[0] = Ask;
                asks.Subquestions[0].Values.CopyTo(written.AsSpan(1));
                break;
            case OverseerAnswers<Tokens, Tokens> said:
                written[0] = Answer;
                said.Value.Values.CopyTo(written.AsSpan(1 + _task.QuestionFields.Count));
                break;
            default:
                written[0] = DoNotKnow;
                break;
        }

        return written;
    }

    /// <summary>The move whose fields have the values that are picked.</summary>
    public OverseerMove<Tokens, Tokens> Move(Func<int, int> pick)
    {
        return pick(0) switch
        {
            Ask => new OverseerAsks<Tokens, Tokens>(Picked(1, _task.QuestionFields.Count)),
            Answer => new OverseerAnswers<Tokens, Tokens>(Picked(1 + _task.QuestionFields.Count, _task.AnswerFields.Count)),
            _ => new OverseerDoesNotKnow<Tokens, Tokens>(),
        };

        Tokens Picked(int from, int count)
        {
            Span<int> values = stackalloc int[count];
            for (var i = 0; i < count; i++)
            {
                values[i] = pick(from + i);
            }

            return new(values);
        }
    }
}
