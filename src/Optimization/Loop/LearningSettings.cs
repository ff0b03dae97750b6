using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Posteriors;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Optimization;

/// <summary>How the joint loop learns f, Prior and z. Each default has its reason beside it.</summary>
public sealed record LearningSettings
{
    /// <summary>Rounds of asking, training and searching. Four: z moves far in the first two, little in the last.</summary>
    [Description("rounds of asking, training and searching"), Range(1, 100)]
    public int Rounds { get; init; } = 4;

    /// <summary>Verdicts asked for in each round. 750: 3,000 in all, the number for which fidelity of f is stated.</summary>
    [Description("verdicts on questions in each round"), Range(1, 1_000_000)]
    public int Verdicts { get; init; } = 750;

    /// <summary>Prior queries in each round. 64: 256 comparisons in all.</summary>
    [Description("prior queries (or comparisons) in each round"), Range(1, 1_000_000)]
    public int PriorQueries { get; init; } = 64;

    /// <summary>Gradient steps for f in each round.</summary>
    [Description("training steps for f in each round"), Range(1, 1_000_000)]
    public int ConditionalSteps { get; init; } = 400;

    /// <summary>Gradient steps for Prior in each round.</summary>
    [Description("training steps for Prior in each round"), Range(1, 1_000_000)]
    public int PriorSteps { get; init; } = 300;

    /// <summary>Hidden width of the networks. 32: wider ones were no more faithful on these worlds.</summary>
    [Description("hidden width of the networks"), Range(1, 4096)]
    public int Width { get; init; } = 32;

    /// <summary>First learning rate; it falls to zero within a round.</summary>
    [Description("first learning rate"), Range(1e-6, 1)]
    public double Rate { get; init; } = .01;

    /// <summary>Evaluations of the objective for the search in each round.</summary>
    [Description("evaluations of the objective in each round's search"), Range(1, 10_000_000)]
    public int Evaluations { get; init; } = 200;

    /// <summary>Radius of z's first trust region: 1 is everywhere, since f starts out knowing nothing anywhere.</summary>
    [Description("radius of z's first trust region (1: everywhere)"), Range(.001, 1)]
    public double Radius { get; init; } = .5;

    /// <summary>KL of f from fresh verdicts at the new z, in nats, up to which the new z is trusted.</summary>
    [Description("KL in nats up to which f is trusted at a new z"), Range(0, 100)]
    public double Tolerance { get; init; } = .02;

    /// <summary>
    /// How often in a round f may be wrong at a z just found and be taught there, by a third of a round's verdicts near it, before z is refused; null for two.
    /// </summary>
    [Description("times in a round that f is taught at a z where it was wrong, before that z is refused; empty: 2"), Range(0, 100)]
    public int? Retries { get; init; }

    /// <summary>How far in nats the learned Prior may overrate a z that the search found before it is searched again.</summary>
    [Description("nats by which Prior may overrate a z before the search runs again"), Range(0, 100)]
    public double PriorTolerance { get; init; } = .5;

    /// <summary>Searches in a round at most, each after the prior was asked again where the one before ended.</summary>
    [Description("searches in a round at most"), Range(1, 1000)]
    public int Searches { get; init; } = 8;

    /// <summary>Fresh verdicts for that check.</summary>
    [Description("fresh verdicts that check f at a new z"), Range(1, 100_000)]
    public int Checks { get; init; } = 40;

    /// <summary>Whether f shares the one-step unpacking, or the parts' network, with Mz; false is the ablation, f=unshared.</summary>
    [Description("whether f shares the one-step unpacking with Mz; false: f=unshared")]
    public bool Shared { get; init; } = true;

    /// <summary>How the human is asked about Z: "debate"; "hch", by recursive decomposition; "amplification", of an assistant that he teaches; null for debate.</summary>
    [Description("how the human is asked about Z: debate, hch (recursive decomposition) or amplification (an assistant who is taught); empty: debate")]
    public string? Elicit { get; init; }

    /// <summary>How often an overseer's answer is drawn at random, from 0 to 1; null for never. Not for debates.</summary>
    [Description("how often an answer of the overseer of hch or amplification is drawn at random; empty: never"), Range(0.0, 1.0)]
    public double? OverseerError { get; init; }

    /// <summary>The most questions put to the overseer before the assistant of "amplification" answers; null for 1,500: he has learned all after some 600 on the worlds that there are.</summary>
    [Description("most questions that teach the assistant of amplification before he answers; empty: 1,500"), Range(1, 10_000_000)]
    public int? AssistantCalls { get; init; }

    /// <summary>How many of the world's direct fits are made, from the first on, of which the best by cross-validation is compared with the loop; null for all of them, which takes seconds a world.</summary>
    [Description("direct fits that the loop is compared with, from the first on; empty: all"), Range(1, 1_000)]
    public int? DirectFits { get; init; }

    /// <summary>f by its registered name, with settings where it takes any; null for the world's own.</summary>
    [Description("f by name and settings, such as unshared:width=64; empty: the world's own")]
    public string? F { get; init; }

    /// <summary>Prior by its registered name; null for the one that suits any world.</summary>
    [Description("Prior by name and settings, such as parts:width=16; empty: parts")]
    public string? PriorModel { get; init; }

    /// <summary>Whether z is a posterior of particles rather than a point, where <see cref="Posterior"/> names no other.</summary>
    [Description("z as a posterior (weighted particles) rather than a point")]
    public bool Particles { get; init; } = true;

    /// <summary>The posterior over z by its registered name; null for particles or a point, as <see cref="Particles"/> says.</summary>
    [Description("the posterior over z by name and settings, such as smc:count=500 or box; empty: as 'particles' says")]
    public string? Posterior { get; init; }

    /// <summary>Particles at most.</summary>
    [Description("particles at most"), Range(1, 100_000)]
    public int ParticleCount { get; init; } = 400;

    /// <summary>Steps of each of the chains that explore around z.</summary>
    [Description("steps of each exploring chain"), Range(1, 1_000_000)]
    public int ExplorationSteps { get; init; } = 200;

    /// <summary>Which objective weighs the particles.</summary>
    [Description("what weighs the particles: mixture, elbo or joint")]
    public LatentObjective Objective { get; init; } = LatentObjective.Elbo;

    /// <summary>Whether Prior is learned from comparisons rather than absolute answers.</summary>
    [Description("learn Prior from comparisons rather than absolute answers")]
    public bool PriorFromRatios { get; init; }

    /// <summary>Verdicts on D* at z* for the last stage.</summary>
    [Description("verdicts on D* at z* that train the final f"), Range(0, 1_000_000)]
    public int FinalVerdicts { get; init; } = 500;

    /// <summary>
    /// f of the last stage by its registered name, where it is to be another than the search's: taught from nothing by the last stage's verdicts alone, near z* and nowhere else, on x from D and D*; null for the search's f,
    /// trained on.
    /// </summary>
    [Description("f that predicts, by name and settings, taught from nothing by the last stage's verdicts near z* alone; empty: the f of the search, trained on")]
    public string? FinalF { get; init; }

    /// <summary>
    /// The settings as they suit a family: with the posterior that its worlds name, unless another is given. One over all of z needs f and Prior everywhere,
    /// roughly right rather than very right near one z. A table's search needs a second round at most.
    /// </summary>
    /// <param name="family">Where worlds come from; one is drawn.</param>
    /// <param name="posterior">A registered name; null for the family's own.</param>
    /// <param name="names">Where the posterior is found by its name; null for what ships.</param>
    /// <exception cref="NameException">There is no such posterior.</exception>
    /// <example><c>LearningSettings.For(new EpidemicWorlds()) with { Verdicts = 300 }</c></example>
    public static LearningSettings For(IWorldFamily family, string? posterior = null, NameRegistry? names = null)
    {
        ArgumentNullException.ThrowIfNull(family);
        if (family is TableWorlds)
        {
            return new() { Rounds = 2, ParticleCount = 200 };
        }

        var name = posterior ?? family.Sample(new Seed(0)).DefaultPosterior;
        var settings = new LearningSettings().WithPosterior(name);
        return (names ?? LearningNames.Default).Posteriors.Make(name).IsGlobal
            ? settings with { Radius = 1, Tolerance = .2, ConditionalSteps = 800 }
            : settings;
    }

    /// <summary>The name of f in a world: the one given, else the ablation where nothing is to be shared, else the world's own.</summary>
    /// <exception cref="NameException">Both a model and <see cref="Shared"/> = false are given.</exception>
    public string ConditionalModelFor(IWorld world)
    {
        ArgumentNullException.ThrowIfNull(world);
        return (string.IsNullOrWhiteSpace(F), Shared) switch
        {
            (true, true) => world.DefaultModel,
            (true, false) => ModelNames.Unshared,
            (false, true) => F!,
            _ => throw new NameException($"f is '{F}' or shares nothing with Mz (shared=false, which is f=unshared); give one of the two."),
        };
    }

    /// <summary>How the human is asked about Z.</summary>
    /// <exception cref="NameException">It is none of the three.</exception>
    public ElicitationKind ElicitOrDefault => Elicit switch
    {
        null or "" or "debate" => ElicitationKind.Debate,
        "hch" => ElicitationKind.Hch,
        "amplification" => ElicitationKind.Amplification,
        _ => throw new NameException($"elicit must be debate, hch or amplification; '{Elicit}' is not."),
    };

    /// <summary>How often an overseer errs; 0 where that was not given.</summary>
    /// <exception cref="NameException">It was given, and there is no overseer.</exception>
    public double OverseerErrorOrNone => OverseerError is null || ElicitOrDefault != ElicitationKind.Debate
        ? OverseerError ?? 0
        : throw new NameException("overseer-error goes with elicit=hch or elicit=amplification; debaters are asked otherwise.");

    /// <summary>The most questions that teach an assistant before he answers.</summary>
    /// <exception cref="NameException">It was given, and there is no assistant.</exception>
    public int AssistantCallsOrDefault => AssistantCalls is null || ElicitOrDefault == ElicitationKind.Amplification
        ? AssistantCalls ?? 1_500
        : throw new NameException("assistant-calls goes with elicit=amplification; nobody else is taught.");

    /// <summary>How often f is taught at a z where it was wrong. Two: f was within .05 nats then in all of 19 Keeling worlds.</summary>
    public int RetriesOrDefault => Retries ?? 2;

    /// <summary>The name of the posterior over z.</summary>
    public string PosteriorOrDefault => string.IsNullOrWhiteSpace(Posterior) ? Particles ? PosteriorNames.Particles : PosteriorNames.Point : Posterior;

    /// <summary>The settings with a posterior by its name; particles and a point are told by <see cref="Particles"/>, as runs always told them.</summary>
    /// <param name="name">A registered name.</param>
    public LearningSettings WithPosterior(string name) => name is PosteriorNames.Particles or PosteriorNames.Point
        ? this with { Particles = name == PosteriorNames.Particles, Posterior = null }
        : this with { Posterior = name };

    /// <summary>The name of Prior.</summary>
    public string PriorModelOrDefault => string.IsNullOrWhiteSpace(PriorModel) ? ModelNames.Parts : PriorModel;
}

/// <summary>How the human is asked about Z.</summary>
public enum ElicitationKind
{
    /// <summary>Two debate, and he judges.</summary>
    Debate,

    /// <summary>He reads one node and asks about others, who are answered in the same way.</summary>
    Hch,

    /// <summary>An assistant answers, who learns from him.</summary>
    Amplification,
}
