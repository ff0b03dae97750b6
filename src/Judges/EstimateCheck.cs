using LearningThePrior.Debate;

namespace LearningThePrior.Judges;

/// <summary>
/// Follows a prover-estimator debate. The prover's claim stands when the estimator gives no estimates, or when the node that the
/// prover rests on says what the prover claims although the estimator held it to be less likely than not. It falls, and the
/// estimator's own stands, when a division does not make up its whole, or that node does not say so. When the prover picks no
/// part, or picked one that the estimator believed anyhow, the first estimates stand: the claim is believed with the product
/// of its parts' probabilities, the estimator's otherwise.
/// </summary>
internal static class EstimateCheck
{
    public static async ValueTask<Belief> BelieveAsync(
        IHuman human, JudgeCase @case, SpotCheck spotCheck, CancellationToken cancellationToken)
    {
        var question = @case.Question;
        var turns = @case.Turns.Where(t => t.Task is SpeakingTask.Open or SpeakingTask.Divide or SpeakingTask.Estimate or SpeakingTask.Challenge).ToArray();
        var openings = turns.Where(t => t.Task == SpeakingTask.Open).ToArray();
        Claim? Opening(int seat) =>
            openings.ElementAtOrDefault(seat)?.FirstClaim is { } claim && human.Answers(question, claim) ? claim : null;
        if (Opening(0) is not { } root)
        {
            return new(null, "The prover opened with no claim about the whole.");
        }

        Claim[] rival = Opening(1) is { } other ? [other] : [];
        Belief Stands(string reason) => new([root], reason);
        Belief Falls(string reason) => new(rival.Length == 0 ? null : rival, reason);

        var (atHand, estimate, first) = (root, (double?)null, (double?)null);
        Belief Estimated(string reason) => new([root], reason) { Probability = first ?? 1, Otherwise = rival };
        for (var i = openings.Length; i < turns.Length; i += 3)
        {
            var parts = turns[i].Claims;
            if (parts.Count == 0)
            {
                if (!human.IsElementary(question, atHand))
                {
                    return Falls($"The prover rests on {atHand.About}, which no one node settles.");
                }

                var found = await spotCheck.ReadAsync(atHand.Topic, atHand.About, cancellationToken);
                return found is not { Exists: true }
                    ? new(null, $"The node {atHand.About} that the prover rests on could not be read.")
                    : !atHand.Equals(found.Settled)
                        ? Falls($"The node {atHand.About} does not say what the prover rests on.")
                        : estimate is null or < .5
                            ? Stands($"The node {atHand.About} says what the prover rests on, against the estimate.")
                            : Estimated($"The node {atHand.About} says what the estimator believed anyhow; the estimates stand.");
            }

            if (!human.MakesUp(question, atHand, parts))
            {
                return Falls($"The parts do not make up the claim about {atHand.About}.");
            }

            if (i + 1 == turns.Length || Probabilities(turns[i + 1], parts) is not { } probabilities)
            {
                return Stands($"The estimator gives no estimates of the parts of {atHand.About}.");
            }

            first ??= probabilities.Aggregate(1.0, (product, p) => product * p);
            if (i + 2 == turns.Length || turns[i + 2].Contested is not { } picked || picked < 0 || picked >= parts.Count)
            {
                return Estimated($"The prover holds no estimate of the parts of {atHand.About} to be wrong; the estimates stand.");
            }

            (atHand, estimate) = (parts[picked], probabilities[picked]);
        }

        return new(null, "The debate ended before it reached a node that decides.");
    }

    private static double[]? Probabilities(Turn turn, IReadOnlyList<Claim> parts)
    {
        if (turn.Task != SpeakingTask.Estimate || turn.Claims.Count != parts.Count)
        {
            return null;
        }

        var probabilities = new double[parts.Count];
        for (var i = 0; i < probabilities.Length; i++)
        {
            var claim = turn.Claims[i];
            if (claim.Topic != SpeakingTurn.Probability || claim.About != parts[i].About
                || claim.Value.Count != 1 || claim.Value[0] < 0 || claim.Value[0] > SpeakingTurn.Certain)
            {
                return null;
            }

            probabilities[i] = (double)claim.Value[0] / SpeakingTurn.Certain;
        }

        return probabilities;
    }
}
