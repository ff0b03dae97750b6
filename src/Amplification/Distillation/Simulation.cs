using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Probability;

namespace LearningThePrior.Amplification.Distillation;

/// <summary>
/// Amplify^H(X) for many questions at once: in each round everybody who has no answer yet makes a move, look-ups answer primitives, and the teacher all other
/// subquestions together.
/// </summary>
/// <param name="task">The task.</param>
/// <param name="overseer">H.</param>
/// <param name="imitator">H', for questions that the overseer is not asked; null where he is asked all.</param>
/// <param name="assistant">X, whose teacher answers.</param>
internal sealed class Simulation(IAmplificationTask task, IOverseer<Tokens, Tokens> overseer, IImitator? imitator, IDistilled assistant)
{
    private const int ContextsAtOnce = 256;

    /// <summary>Moves that the overseer was asked for so far.</summary>
    public long Moves { get; set; }

    /// <summary>Answers questions about several contexts.</summary>
    /// <param name="asked">What is asked of which context; and whether the overseer himself is asked.</param>
    /// <param name="seed">Randomness of overseers and look-ups.</param>
    /// <param name="cancellationToken">Stops the work.</param>
    public async Task<IReadOnlyList<Simulated>> RunAsync(
        IReadOnlyList<(ITaskContext Context, Tokens Question, bool ByOverseer)> asked, Seed seed, CancellationToken cancellationToken)
    {
        Simulated[] all = [.. asked.Select((a, i) => new Simulated(a.Context, a.Question, a.ByOverseer || imitator is null, seed.For("question", i)))];
        var random = seed.For("imitator").CreateRandom();
        for (var open = all; open.Length > 0; open = [.. open.Where(s => !s.IsDone)])
        {
            cancellationToken.ThrowIfCancellationRequested();
            var moves = await MovesAsync(open, random, cancellationToken);
            var waiting = new List<(Simulated Who, int Index)>();
            foreach (var (who, move) in open.Zip(moves))
            {
                who.Take(move, task.Subquestions, waiting);
            }

            foreach (var group in waiting.GroupBy(w => w.Who.Context).Chunk(ContextsAtOnce))
            {
                Answer(group);
            }
        }

        return all;
    }

    private void Answer(IReadOnlyList<IGrouping<ITaskContext, (Simulated Who, int Index)>> groups)
    {
        var replies = assistant.Answer([.. groups.Select(g => new FactQuestions(g.Key.Facts, [.. g.Select(w => w.Who.Asked[w.Index].Question)]))], teacher: true);
        foreach (var ((who, index), reply) in groups.SelectMany(g => g).Zip(replies.SelectMany(r => r)))
        {
            who.Tell(index, reply);
        }
    }

    private async Task<IReadOnlyList<OverseerMove<Tokens, Tokens>>> MovesAsync(Simulated[] open, SeededRandom random, CancellationToken cancellationToken)
    {
        var left = open.Where(s => !s.ByOverseer).ToList();
        var imitated = left.Count > 0 ? imitator!.Next([.. left.Select(s => s.Consultation)], random) : [];
        var (moves, next) = (new List<OverseerMove<Tokens, Tokens>>(open.Length), 0);
        foreach (var who in open)
        {
            if (who.ByOverseer)
            {
                Moves++;
                moves.Add(await overseer.NextAsync(who.Consultation, cancellationToken));
            }
            else
            {
                moves.Add(imitated[next++]);
            }
        }

        return moves;
    }
}

/// <summary>One question as it is answered.</summary>
internal sealed class Simulated(ITaskContext context, Tokens question, bool byOverseer, Seed seed)
{
    private readonly List<Answered<Tokens, Tokens>> _known = [];

    public ITaskContext Context => context;

    public Tokens Question => question;

    public bool ByOverseer => byOverseer;

    public bool IsDone { get; private set; }

    public Reply<Tokens> Reply { get; private set; }

    /// <summary>Each move with how much was known.</summary>
    public List<(int Known, OverseerMove<Tokens, Tokens> Move)> Moves { get; } = [];

    public List<Decomposed<Tokens, Tokens>> Asked { get; } = [];

    public Consultation<Tokens, Tokens> Consultation => new(question, _known, seed, context.Name);

    /// <summary>His moves one by one; of several subquestions at a time each is a move of its own.</summary>
    public IEnumerable<RecordedMove> Records => Moves.SelectMany(m => m.Move is OverseerAsks<Tokens, Tokens> asks
        ? asks.Subquestions.Select((q, i) => new RecordedMove(question, _known[..Math.Min(m.Known + i, _known.Count)], new OverseerAsks<Tokens, Tokens>(q)))
        : [new RecordedMove(question, _known[..m.Known], m.Move)]);

    public Decomposed<Tokens, Tokens> Decomposed => new(question, Reply, Reply.Missing == NoAnswer.Width ? AnswerSource.Nobody : AnswerSource.Overseer, Asked, []);

    /// <summary>Takes a move; subquestions that no look-up answers wait.</summary>
    public void Take(OverseerMove<Tokens, Tokens> move, int width, List<(Simulated Who, int Index)> waiting)
    {
        Moves.Add((_known.Count, move));
        switch (move)
        {
            case OverseerAnswers<Tokens, Tokens> said:
                End(new(said.Value));
                break;
            case OverseerAsks<Tokens, Tokens> { Subquestions: [_, ..] subquestions } when Asked.Count + subquestions.Count <= width:
                foreach (var subquestion in subquestions)
                {
                    if (context.LookUp(subquestion, seed.For("look-up", Asked.Count).CreateRandom()) is { } found)
                    {
                        Add(new(subquestion, found.Reply, AnswerSource.LookUp, [], found.Cited));
                    }
                    else
                    {
                        waiting.Add((this, Asked.Count));
                        Add(new(subquestion, new(default, NoAnswer.DoNotKnow), AnswerSource.Assistant, [], []));
                    }
                }

                break;
            case OverseerAsks<Tokens, Tokens> { Subquestions.Count: > 0 }:
                End(new(default, NoAnswer.Width));
                break;
            default:
                End(new(default, NoAnswer.DoNotKnow));
                break;
        }
    }

    public void Tell(int index, Reply<Tokens> reply)
    {
        Asked[index] = Asked[index] with { Reply = reply };
        _known[index] = new(Asked[index].Question, reply);
    }

    private void Add(Decomposed<Tokens, Tokens> answered)
    {
        Asked.Add(answered);
        _known.Add(new(answered.Question, answered.Reply));
    }

    private void End(Reply<Tokens> reply) => (Reply, IsDone) = (reply, true);
}
