using LearningThePrior.Debate;

namespace LearningThePrior.Judges;

/// <summary>
/// Sorts the claims of a debate without descent by what they are about (topic and node). Where only one value was ever
/// claimed, nobody contests it. Of the others the elementary ones are read, in order of appearance, as far as the checks
/// go; what was read is believed, and whatever is contested and unread is not.
/// </summary>
/// <remarks>
/// A consultant is contested by nobody, so there the checks go to the first elementary claims made: if one is false, only
/// what was read is believed; if all hold, so does the rest. A consultant who makes no elementary claim is taken at
/// their word: that is the weakness of consultancy which debate is meant to mend.
/// </remarks>
internal static class ArgumentCheck
{
    public static async ValueTask<Belief> BelieveAsync(
        IHuman human, JudgeCase @case, SpotCheck spotCheck, CancellationToken cancellationToken)
    {
        var subjects = @case.Turns.SelectMany(t => t.Claims)
            .GroupBy(c => (c.Topic, c.About), (about, claims) => (About: about, Claims: claims.Distinct().ToArray()))
            .ToArray();
        var isConsultancy = @case.Positions.Count == 1;
        var believed = new List<Claim>();
        var (read, contradicted) = (0, 0);
        var trusted = new List<Claim>();
        foreach (var ((topic, address), claims) in subjects)
        {
            var isContested = claims.Length > 1;
            if ((isContested || isConsultancy) && human.IsElementary(@case.Question, claims[0])
                && await spotCheck.ReadAsync(topic, address, cancellationToken) is { } found)
            {
                read++;
                contradicted += claims.All(c => c.Equals(found.Settled)) ? 0 : 1;
                believed.AddRange(found.Settled is { } settled ? [settled] : []);
            }
            else if (!isContested)
            {
                trusted.Add(claims[0]);
            }
        }

        var isTrusted = !isConsultancy || contradicted == 0;
        believed.AddRange(isTrusted ? trusted : []);
        return new(
            believed,
            $"Of {subjects.Length} things claimed, {read} were checked, {contradicted} of them not as claimed, and "
            + $"{(isTrusted ? trusted.Count : 0)} believed unchecked.");
    }
}
