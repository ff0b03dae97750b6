using LearningThePrior.Amplification.Overseers;

namespace LearningThePrior.Amplification.Tasks;

/// <summary>The human of a task as an overseer who makes no mistakes.</summary>
/// <param name="task">The task.</param>
public sealed class TaskOverseer(IAmplificationTask task) : IOverseer<Tokens, Tokens>
{
    /// <inheritdoc/>
    public string Name => task.Name;

    /// <inheritdoc/>
    public ValueTask<OverseerMove<Tokens, Tokens>> NextAsync(Consultation<Tokens, Tokens> consultation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        return new(task.Next(consultation.Question, consultation.Known));
    }
}
