namespace LearningThePrior.Debate.Protocols;

/// <summary>Which of the earlier speeches a debater knows of when it speaks.</summary>
public enum Earshot
{
    /// <summary>All of them, the judge's questions included.</summary>
    Everything,

    /// <summary>Its own and the judge's.</summary>
    OwnSpeeches,
}
