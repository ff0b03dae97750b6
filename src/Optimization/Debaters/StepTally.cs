using LearningThePrior.Debate;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Debaters;

/// <summary>Counts the steps of an honest debater that were right, of those that mattered: divisions of a true claim, and challenges to the parts of a false one.</summary>
internal sealed class StepTally
{
    private readonly Lock _lock = new();
    private (long Right, long All) _divisions;
    private (long Right, long All) _challenges;

    /// <summary>The share of its divisions that were right; 1 where there was none.</summary>
    public double Dividing => Share(_divisions);

    /// <summary>The share of its challenges that pointed at a false part; 1 where there was none.</summary>
    public double Contesting => Share(_challenges);

    /// <summary>The debater, watched.</summary>
    /// <param name="inner">An honest debater.</param>
    /// <param name="claims">What is true of Z.</param>
    /// <param name="human">Whose arithmetic tells true claims from false ones once their parts are known.</param>
    public IDebater Watch(IDebater inner, IClaimOracle claims, IHuman human) => new Watched(inner, claims, human, this);

    private static double Share((long Right, long All) steps) => steps.All == 0 ? 1 : steps.Right / (double)steps.All;

    private void Count(ref (long Right, long All) steps, bool isRight)
    {
        lock (_lock)
        {
            steps = (steps.Right + (isRight ? 1 : 0), steps.All + 1);
        }
    }

    private sealed class Watched(IDebater inner, IClaimOracle claims, IHuman human, StepTally tally) : IDebater
    {
        public string Name => inner.Name;

        public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
        {
            var speech = await inner.SpeakAsync(turn, cancellationToken);
            if (turn.AtHand is { } whole && claims.Parts(turn.Question, whole) is { Count: > 0 } parts)
            {
                var isTrue = human.MakesUp(turn.Question, whole, parts);
                if (turn.Task == SpeakingTask.Divide && isTrue)
                {
                    tally.Count(ref tally._divisions, speech.Claims.SequenceEqual(parts));
                }
                else if (turn.Task == SpeakingTask.Challenge && !isTrue && turn.Offered.Count == parts.Count)
                {
                    tally.Count(ref tally._challenges, speech.Contested is { } at && !turn.Offered[at].Equals(parts[at]));
                }
            }

            return speech;
        }
    }
}
