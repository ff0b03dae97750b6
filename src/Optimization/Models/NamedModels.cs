using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Models;

/// <summary>f and Prior of one world as their names say, checked and not yet made.</summary>
/// <param name="FName">f, as it prints.</param>
/// <param name="F">Makes f.</param>
/// <param name="PriorName">Prior, as it prints.</param>
/// <param name="Prior">Makes Prior.</param>
/// <param name="Shape">What both are made for.</param>
internal sealed record NamedModels(
    string FName, Func<SeededRandom, IConditionalModel> F, string PriorName, Func<SeededRandom, IPriorModel> Prior, ModelShape Shape)
{
    /// <summary>The models that settings name for a world.</summary>
    /// <exception cref="NameException">There is no such model, or it does not suit the world.</exception>
    public static NamedModels Of(IWorld world, LearningSettings settings, NameRegistry names) =>
        Of(settings.ConditionalModelFor(world), settings.PriorModelOrDefault, ModelShape.Of(world, settings.Width), names);

    /// <summary>The models of the last stage, where its f is another than the search's; null where it is not.</summary>
    /// <exception cref="NameException">There is no such model, it does not suit the world, or no verdict would teach it.</exception>
    public static NamedModels? OfFinal(IWorld world, LearningSettings settings, NameRegistry names) => string.IsNullOrWhiteSpace(settings.FinalF) ? null
        : settings.FinalVerdicts == 0 ? throw new NameException($"final-f={settings.FinalF} is taught by the last stage's verdicts alone; give final-verdicts, 3000 say.")
        : Of(settings.FinalF, settings.PriorModelOrDefault, ModelShape.Of(world, settings.Width), names);

    /// <summary>The models of two names.</summary>
    /// <exception cref="NameException">There is no such model, or it does not suit the shape.</exception>
    public static NamedModels Of(string f, string prior, ModelShape shape, NameRegistry names)
    {
        var (namedF, namedPrior) = (names.ConditionalModels.Parse(f), names.PriorModels.Parse(prior));
        return new(namedF.ToString(), namedF.Make()(shape), namedPrior.ToString(), namedPrior.Make()(shape), shape);
    }
}
