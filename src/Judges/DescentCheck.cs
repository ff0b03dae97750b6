using LearningThePrior.Debate;

namespace LearningThePrior.Judges;

/// <summary>
/// Follows a recursive debate, and the answers in a cross-examination, which descend in the same way. The claimant is whoever opened first; its claim stands when both opened alike, when the
/// challenger concedes, or when the node it rests on says what it claims. It falls, and the challenger's stands, when a
/// division does not make up its whole, when it rests on more than one node settles, or when that node says otherwise. An
/// opening that is not about the whole is none. When the debate ends before such a node, or the node cannot be read,
/// nothing contested is believed, and the judge abstains: silence must not become a side.
/// </summary>
internal static class DescentCheck
{
    public static async ValueTask<Belief> BelieveAsync(
        IHuman human, JudgeCase @case, SpotCheck spotCheck, CancellationToken cancellationToken)
    {
        var turns = @case.Turns.Where(t => t.Task is SpeakingTask.Open or SpeakingTask.Divide or SpeakingTask.Challenge).ToArray();
        var openings = turns.Where(t => t.Task == SpeakingTask.Open).ToArray();
        Claim? Opening(int seat) =>
            openings.ElementAtOrDefault(seat)?.FirstClaim is { } claim && human.Answers(@case.Question, claim) ? claim : null;
        var root = Opening(0);
        var rival = Opening(1);
        if (root is null || root.Equals(rival))
        {
            return (root ?? rival) is { } claim
                ? new([claim], "The opening claim is uncontested.")
                : new(null, "Neither side opened with a claim about the whole.");
        }

        Belief Stands(string reason) => new([root], reason);
        Belief Falls(string reason) => new(rival is null ? null : [rival], reason);
        Belief Open(string reason) => new(null, reason);

        var atHand = root;
        for (var i = openings.Length; i < turns.Length; i += 2)
        {
            var parts = turns[i].Claims;
            if (parts.Count == 0)
            {
                if (!human.IsElementary(@case.Question, atHand))
                {
                    return Falls($"The claimant rests on {atHand.About}, which no one node settles.");
                }

                var found = await spotCheck.ReadAsync(atHand.Topic, atHand.About, cancellationToken);
                return found is not { Exists: true }
                    ? Open($"The node {atHand.About} that the claimant rests on could not be read.")
                    : atHand.Equals(found.Settled)
                        ? Stands($"The node {atHand.About} says what the claimant rests on.")
                        : Falls($"The node {atHand.About} does not say what the claimant rests on.");
            }

            if (!human.MakesUp(@case.Question, atHand, parts))
            {
                return Falls($"The parts do not make up the claim about {atHand.About}.");
            }

            if (i + 1 == turns.Length)
            {
                break;
            }

            if (turns[i + 1].Contested is not { } contested || contested < 0 || contested >= parts.Count)
            {
                return Stands($"The challenger contests no part of the claim about {atHand.About}.");
            }

            atHand = parts[contested];
        }

        return Open("The debate ended before it reached a node that decides.");
    }
}
