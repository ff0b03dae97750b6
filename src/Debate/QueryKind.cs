namespace LearningThePrior.Debate;

/// <summary>What a judge was asked, as far as the bill is concerned.</summary>
public enum QueryKind
{
    /// <summary>What Z implies about an x.</summary>
    Question,

    /// <summary>How probable Z is.</summary>
    Prior,

    /// <summary>How much more probable one Z is than another.</summary>
    PriorRatio,
}
