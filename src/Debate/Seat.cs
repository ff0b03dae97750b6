using LearningThePrior.Tree;

namespace LearningThePrior.Debate;

/// <summary>A contestant at the table: its label, its own view of Z, and the view through which its citations are checked.</summary>
public sealed record Seat(string Label, Contestant Contestant, bool SpeaksFirst, TreeReader Reader, TreeReader Checker)
{
    /// <summary>The side as the transcript records it.</summary>
    public Side Side => new(Label, Contestant.Debater.Name, Contestant.Position, SpeaksFirst);
}
