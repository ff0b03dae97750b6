using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace LearningThePrior.Optimization.Models;

/// <summary>
/// f(y|x,z): what a human who takes Z as given would answer to x, learned from verdicts ("Learning the prior", sections
/// "Learning the human prior" and "Jointly optimizing Mz and f").
/// </summary>
internal abstract class ConditionalModel(string name) : Module<Tensor, Tensor, Tensor>(name)
{
    /// <summary>Log probabilities of the answers.</summary>
    /// <param name="x">[1 or B, N, F]: encoded questions.</param>
    /// <param name="z">[B, U]: latents.</param>
    /// <returns>[B, N, A].</returns>
    public abstract override Tensor forward(Tensor x, Tensor z);

    /// <summary>[...] log odds of the second answer -> [..., 2] log probabilities.</summary>
    protected static Tensor FromLogOdds(Tensor logOdds) =>
        stack([functional.logsigmoid(-logOdds), functional.logsigmoid(logOdds)], -1);
}
