using LearningThePrior.Debate;

namespace LearningThePrior.Worlds;

/// <summary>A world whose questions ask for a number at a time: what a direct fit of a curve needs to know.</summary>
public interface ISeriesWorld : IWorld
{
    /// <summary>The inner edges between the answers, in rising order, one fewer than answers.</summary>
    IReadOnlyList<double> Edges { get; }

    /// <summary>When a question asks for the number: -1 to 1 over the span of D.</summary>
    double Time(Question question);

    /// <summary>How many years one unit of <see cref="Time"/> is: what seasons repeat in.</summary>
    double YearsPerUnit { get; }

    /// <summary>The number that an observation of D saw, in the scale of <see cref="Edges"/>.</summary>
    double Measured(Observation observation);
}
