namespace LearningThePrior.Judges;

/// <summary>How a panel makes one verdict of several.</summary>
public enum PanelRule
{
    /// <summary>The mean of the credences: the linear opinion pool (Stone 1961).</summary>
    Mean,

    /// <summary>The median of each answer's credences, scaled to sum to one; a tie where every median is zero.</summary>
    Median,

    /// <summary>The answer that most choose, with the shares of their votes; a tie where the most is shared.</summary>
    Majority,
}
