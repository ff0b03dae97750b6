using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>One more speech after a debate that was played already, recorded as every speech is: checked, escaped and bounded.</summary>
public static class ClosingSpeech
{
    /// <summary>Has a debater speak last.</summary>
    /// <param name="debater">Who speaks.</param>
    /// <param name="task">What is asked: <see cref="SpeakingTask.Argue"/>, or <see cref="SpeakingTask.Appeal"/> after a verdict.</param>
    /// <param name="question">What is debated.</param>
    /// <param name="side">For whom: the label and what it defends.</param>
    /// <param name="heard">The debate so far; the speech is a round of its own after it.</param>
    /// <param name="tree">What the speaker may read, as far as a debater usually may.</param>
    /// <param name="seed">The randomness of the speech.</param>
    /// <param name="cancellationToken">Stops the speaker.</param>
    public static async Task<Turn> MakeAsync(
        IDebater debater, SpeakingTask task, Question question, (string Label, Position Position) side, IReadOnlyList<Turn> heard, ImplicitTree tree, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(debater);
        ArgumentNullException.ThrowIfNull(question);
        ArgumentNullException.ThrowIfNull(heard);
        var budget = DebateSetup.UsualDebaterBudget;
        var seat = new Seat(side.Label, new(debater, side.Position), SpeaksFirst: false, new TreeReader(tree, budget), new TreeReader(tree, budget));
        var asked = new SpeakingTurn(question, side.Label, side.Position, task, RoundAfter(heard), null, [], heard, seat.Reader, seed);
        return await SpeechRecorder.RecordAsync(seat, asked, await debater.SpeakAsync(asked, cancellationToken), cancellationToken);
    }

    /// <summary>What a judge tells the debaters between two speeches.</summary>
    /// <param name="task"><see cref="SpeakingTask.Ask"/> or <see cref="SpeakingTask.Rule"/>.</param>
    /// <param name="text">What it says; escaped here.</param>
    /// <param name="heard">The debate so far.</param>
    public static Turn OfJudge(SpeakingTask task, string text, IReadOnlyList<Turn> heard)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(heard);
        return SpeechRecorder.RecordJudge(task, RoundAfter(heard), text, []);
    }

    private static int RoundAfter(IReadOnlyList<Turn> heard) => heard.Select(t => t.Round + 1).DefaultIfEmpty().Max();
}
