using LearningThePrior.Amplification.Exploration;

namespace LearningThePrior.Worlds;

/// <summary>A kind of world whose Z a human can explore page by page, so that Mz(., z) can be learned from him once for all its worlds.</summary>
public interface IExplorableFamily : IWorldFamily
{
    /// <summary>The human who explores.</summary>
    IExplorer Explorer { get; }

    /// <summary>How many steps lead from the root of Z to its bottom in these worlds.</summary>
    int TreeDepth { get; }

    /// <summary>How many numbers suit the latent of a learned Mz. 8 by default.</summary>
    int SuitableLatents => 8;
}
