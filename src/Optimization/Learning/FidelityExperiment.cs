using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

namespace LearningThePrior.Optimization.Learning;

/// <summary>How closely f matches the human near one z, after so many verdicts with z within a radius of it.</summary>
public static class FidelityExperiment
{
    /// <summary>Trains an f and checks it on fresh verdicts.</summary>
    /// <param name="world">The world.</param>
    /// <param name="settings">Width, steps and rate of f.</param>
    /// <param name="verdicts">Verdicts to train on.</param>
    /// <param name="radius">The trust region's radius.</param>
    /// <param name="checks">Fresh verdicts, with z from the region, to check on.</param>
    /// <param name="seed">Draws everything.</param>
    /// <param name="cancellationToken">Stops between two verdicts.</param>
    /// <returns>Mean KL(P(.|x,z) || f) in nats.</returns>
    public static async Task<double> RunAsync(
        IWorld world, LearningSettings settings, int verdicts, double radius, int checks, Seed seed, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(world);
        var elicitation = new DebateElicitation(
            world, new RecursiveDebate(), (human, _) => new BoundedJudge(human), new ForgetfulStore(), new VerdictLedger(), seed.For("debates"), "w0000");
        var trainer = new ModelTrainer(world, elicitation, settings, NamedModels.Of(world, settings, LearningNames.Default), seed);
        var region = new TrustRegion(trainer.FirstZ, radius);
        await trainer.TrainConditionalAsync(region, verdicts, cancellationToken);
        var random = seed.For("checks").CreateRandom();
        var sum = 0.0;
        for (var i = 0; i < checks; i++)
        {
            sum += await trainer.CheckAsync(region.Clip(world.Latents, world.Latents.Perturb(region.Centre, radius, random)), 1, double.PositiveInfinity, cancellationToken)
                ?? throw new InvalidOperationException("A bounded judge left a debate of exact debaters undecided.");
        }

        return sum / checks;
    }
}
