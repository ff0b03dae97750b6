using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Debaters;

/// <summary>
/// Scores a speech by what a judge, asked then and there, would believe of the speaker's position: the preference model of
/// Khan et al. (2024). The judge reads through the speaker's own reader, so that the choice costs the speaker's budget.
/// </summary>
/// <param name="judge">Whose belief is asked for.</param>
public sealed class JudgePreference(IJudge judge) : ISpeechScorer
{
    private readonly IJudge _judge = judge ?? throw new ArgumentNullException(nameof(judge));

    /// <inheritdoc/>
    public string Name => $"preference({_judge.Name})";

    /// <inheritdoc/>
    /// <remarks>From 0 to 1; without a decision, one half.</remarks>
    public async ValueTask<double> ScoreAsync(SpeakingTurn turn, Speech speech, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(speech);
        var citations = new List<CheckedCitation>();
        foreach (var citation in speech.Citations.Take(turn.Rules.Citations))
        {
            citations.Add(await CitationChecker.CheckAsync(citation, turn.Reader, cancellationToken));
        }

        var made = new Turn(turn.Round, turn.Label, turn.Task, SpeechSanitizer.Escape(speech.Text), citations, speech.Claims, speech.Contested, turn.Reader.Shown) { Silence = speech.Silence };
        var verdict = await _judge.JudgeAsync(
            new(turn.Question, [(turn.Label, turn.Position)], [.. turn.Heard, made], turn.Reader, turn.Seed.For("preference")), cancellationToken);
        return (verdict, turn.Position) switch
        {
            (DecidedVerdict decided, AnswerPosition answer) => decided.Credences[answer.Answer],
            (DecidedVerdict decided, DistributionPosition position) =>
                1 - (position.Credences.Values.Zip(decided.Credences.Values, (p, c) => Math.Abs(p - c)).Sum() / 2),
            _ => .5,
        };
    }
}
