namespace LearningThePrior.Optimization;

/// <summary>
/// A search over z that asks for values and is told them, so that whoever evaluates stays in charge of cost. Its state
/// saves and resumes exactly: a search restored from it asks for the very next candidates.
/// </summary>
/// <example>
/// A search of one's own is one class, and one entry of the registry:
/// <code>
/// var names = NameRegistry.Default.WithLearning().With(new Entry&lt;SearchFactory>(
///     "walk", "moves one number at a time", [Setting.Number("step", .1, "how far", least: 0, most: 1)],
///     named => (world, region, seed) => new WalkSearch(world.Latents, region, seed, named.Number("step"))));
/// SearchFactory search = names.Searches.Make("walk:step=0.05");
/// </code>
/// </example>
public interface ILatentOptimizer
{
    /// <summary>The name under which results record it.</summary>
    string Name { get; }

    /// <summary>The next candidates; the same ones until they are told.</summary>
    /// <returns>At least one z, each [dimension], numbers from 0 to 1.</returns>
    IReadOnlyList<double[]> Ask();

    /// <summary>Tells the objective at the candidates last asked for, in order.</summary>
    /// <param name="evaluations">One for each candidate.</param>
    /// <exception cref="ArgumentException">There is another number of evaluations than candidates.</exception>
    void Tell(IReadOnlyList<Evaluation> evaluations);

    /// <summary>The best candidate told so far, or null before the first.</summary>
    Candidate? Best { get; }

    /// <summary>Whether it reads the gradients that it is told; where it does not, whoever evaluates may leave them out.</summary>
    bool NeedsGradient => true;

    /// <summary>The whole state as JSON.</summary>
    string Save();

    /// <summary>Goes on from a saved state.</summary>
    /// <exception cref="FormatException">The text is no state of this optimizer.</exception>
    void Restore(string state);
}

/// <summary>The objective at one candidate.</summary>
/// <param name="Value">In nats, greater is better; negative infinity where z is impossible.</param>
/// <param name="Gradient">By each number of z, [dimension]; null where it was not computed.</param>
public sealed record Evaluation(double Value, IReadOnlyList<double>? Gradient = null);

/// <summary>A z with its objective.</summary>
/// <param name="Z">[dimension], numbers from 0 to 1.</param>
/// <param name="Value">In nats.</param>
public sealed record Candidate(IReadOnlyList<double> Z, double Value);
