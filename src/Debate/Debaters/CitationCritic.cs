using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Debaters;

/// <summary>A critic that checks the draft's citations through the speaker's own reader and names those that do not hold.</summary>
public sealed class CitationCritic : ICritic
{
    /// <inheritdoc/>
    public string Name => "citations";

    /// <inheritdoc/>
    public async ValueTask<Critique?> CriticiseAsync(SpeakingTurn turn, Speech draft, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(draft);
        var wrong = new List<int>();
        for (var i = 0; i < draft.Citations.Count; i++)
        {
            if (!(await CitationChecker.CheckAsync(draft.Citations[i], turn.Reader, cancellationToken)).Holds)
            {
                wrong.Add(i);
            }
        }

        return wrong.Count == 0
            ? null
            : new(draft, $"These citations do not hold: {string.Join(", ", wrong.Select(i => draft.Citations[i].Address))}.", wrong);
    }
}
