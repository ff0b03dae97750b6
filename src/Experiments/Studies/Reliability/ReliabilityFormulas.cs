namespace LearningThePrior.Experiments.Studies.Reliability;

/// <summary>How often a question about the parity of 2^d leaves is answered right where each judgement of a human errs with probability e, in closed form.</summary>
public static class ReliabilityFormulas
{
    /// <summary>
    /// Recursion: each of the 2^(d+1) - 1 nodes flips the answer with the probability that the majority of its votes errs, and nobody checks: (1 + (1 - 2e)^(2^(d+1)-1)) / 2.
    /// </summary>
    /// <param name="depth">d.</param>
    /// <param name="noise">e, from 0 to 1/2.</param>
    /// <param name="votes">How many votes each node takes, odd.</param>
    public static double Recursion(int depth, double noise, int votes = 1) => (1 + Math.Pow(1 - (2 * Majority(noise, votes)), RecursionCalls(depth))) / 2;

    /// <summary>Judgements that recursion takes.</summary>
    public static double RecursionCalls(int depth, int votes = 1) => votes * (Math.ScaleB(1, depth + 1) - 1);

    /// <summary>Debate where arithmetic is checked without error and the one node that is read is misread with probability e: 1 - e at every depth.</summary>
    public static double Debate(double noise) => 1 - noise;

    /// <summary>
    /// Debate where each check of a division errs too, the claim being true half of the time: a true one has to survive d checks and the reading, a false one is caught
    /// unless every check passes it and the reading errs.
    /// </summary>
    public static double DebateWithErringChecks(int depth, double noise)
    {
        var checks = Math.Pow(1 - noise, depth);
        return ((checks * (1 - noise)) + 1 - (checks * noise)) / 2;
    }

    /// <summary>Judgements that a debate takes: d checks and one reading.</summary>
    public static double DebateCalls(int depth) => depth + 1;

    /// <summary>The least number of votes a node with which recursion is right as often as debate; null where 9,999 do not suffice.</summary>
    public static int? VotesFor(int depth, double noise)
    {
        for (var votes = 1; votes < 10_000; votes += 2)
        {
            if (Recursion(depth, noise, votes) >= Debate(noise))
            {
                return votes;
            }
        }

        return null;
    }

    /// <summary>How often most of an odd number of votes are wrong.</summary>
    public static double Majority(double noise, int votes)
    {
        if (noise == 0)
        {
            return 0;
        }

        var (sum, term) = (0.0, votes * Math.Log(1 - noise));
        for (var wrong = 0; wrong <= votes; wrong++)
        {
            sum += 2 * wrong > votes ? Math.Exp(term) : 0;
            term += Math.Log((votes - wrong) / (wrong + 1.0) * noise / (1 - noise));
        }

        return sum;
    }
}
