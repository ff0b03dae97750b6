using LearningThePrior.Experiments.Registry;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Models;

/// <summary>Checks a shape, and then makes models of f of it: only the second step needs Torch, so that what does not suit is told before anything is loaded.</summary>
/// <param name="shape">What the model is made for.</param>
/// <returns>Makes a model whose first weights the generator draws.</returns>
/// <exception cref="NameException">The model does not suit the shape.</exception>
/// <example>
/// A model of your own, by its name wherever a registry is given:
/// <code>
/// var names = LearningNames.Default.With(new Entry&lt;ConditionalModelFactory&gt;(
///     "bilinear", "weights of x that are linear in z", [], _ => shape => random =>
///         new ModuleConditionalModel(SeededModules.Make(random, () => new Bilinear(shape.Features, shape.Latents)))));
/// var loop = new LearningLoop(new LearningSettings { F = "bilinear" }, optimizer) { Names = names };
/// </code>
/// </example>
public delegate Func<SeededRandom, IConditionalModel> ConditionalModelFactory(ModelShape shape);
