using LearningThePrior.Experiments.Registry;
using LearningThePrior.Probability;

namespace LearningThePrior.Optimization.Models;

/// <summary>As <see cref="ConditionalModelFactory"/>, of Prior.</summary>
/// <param name="shape">What the model is made for.</param>
/// <returns>Makes a model whose first weights the generator draws.</returns>
/// <exception cref="NameException">The model does not suit the shape.</exception>
/// <example>
/// <code>
/// var names = LearningNames.Default.With(new Entry&lt;PriorModelFactory&gt;(
///     "linear", "a weight for each number of z", [], _ => shape => random =>
///         new ModulePriorModel(SeededModules.Make(random, () => Sequential(Linear(shape.Latents, 1), Flatten(0))), shape, random)));
/// </code>
/// </example>
public delegate Func<SeededRandom, IPriorModel> PriorModelFactory(ModelShape shape);
