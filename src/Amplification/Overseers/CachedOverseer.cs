using System.Collections.Concurrent;

namespace LearningThePrior.Amplification.Overseers;

/// <summary>An overseer who is asked once for each move: put before the same, he does the same again. It spares a human, or a paid model.</summary>
/// <param name="inner">The overseer.</param>
public sealed class CachedOverseer<TQuestion, TAnswer>(IOverseer<TQuestion, TAnswer> inner) : IOverseer<TQuestion, TAnswer>
    where TQuestion : IEquatable<TQuestion>
{
    private readonly ConcurrentDictionary<State, OverseerMove<TQuestion, TAnswer>> _moves = new();

    /// <inheritdoc/>
    public string Name => inner.Name;

    /// <summary>How many moves are held.</summary>
    public int Count => _moves.Count;

    /// <inheritdoc/>
    public async ValueTask<OverseerMove<TQuestion, TAnswer>> NextAsync(Consultation<TQuestion, TAnswer> consultation, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(consultation);
        var state = new State(consultation.Context, consultation.Question, [.. consultation.Known]);
        return _moves.TryGetValue(state, out var before) ? before : _moves.GetOrAdd(state, await inner.NextAsync(consultation, cancellationToken));
    }

    private readonly record struct State(string Context, TQuestion Question, Answered<TQuestion, TAnswer>[] Known)
    {
        public bool Equals(State other) => Context == other.Context && Question.Equals(other.Question) && Known.AsSpan().SequenceEqual(other.Known);

        public override int GetHashCode() => HashCode.Combine(Context, Question, Known.Length, Known.Length > 0 ? Known[^1] : default);
    }
}
