namespace LearningThePrior.Worlds.Snow;

/// <summary>How the objective over z reads an example of D.</summary>
public enum SnowViews
{
    /// <summary>
    /// As one question a feature, in which only that feature can be seen. Features are independent given a fair label, so
    /// that log P(y|x_j,z) differs from log P(x_j|y,z) by a constant, and the views add up to the example's joint
    /// log P(x,y|z): all that D tells of z.
    /// </summary>
    Features,

    /// <summary>
    /// As the one question that D asked: log P(y|x,z), which ignores what x tells of z by itself. What the text writes;
    /// here it costs about .03 nats on D* even to an exact posterior.
    /// </summary>
    Whole,
}
