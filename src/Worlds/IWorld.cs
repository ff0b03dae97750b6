using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Amplification.Tasks;
using LearningThePrior.Debate;
using LearningThePrior.Probability;
using LearningThePrior.Tree;

namespace LearningThePrior.Worlds;

/// <summary>
/// One world: data D, questions of D and D*, the space of z, the tree that Mz unpacks from a z, and a human who can read
/// it. Learners use everything here but <see cref="Key"/>.
/// </summary>
/// <remarks>Safe for concurrent use once it is made. Every latent that it takes has the dimension of <see cref="Latents"/>.</remarks>
/// <example>
/// A debate about its first example, and the NLL of exact Bayes on D*:
/// <code>
/// var world = new SnowWorlds().Sample(new Seed(1));
/// var z = world.Propose(new Seed(2).CreateRandom());
/// var transcript = await new RecursiveDebate().PlayAsync(world.Setup(world.Observed[0].Question, z, new BoundedJudge(world.Human)));
/// var nll = Scoring.Nll(world, world.Sets[1], world.Key.Bayes);
/// </code>
/// <c>examples/your-own-world.cs</c> is a world in full.
/// </example>
public interface IWorld
{
    /// <summary>The family's name.</summary>
    string Family { get; }

    /// <summary>The space of z.</summary>
    LatentSpace Latents { get; }

    /// <summary>D: questions whose answers were seen; learning needs one, the direct fits it is compared with need five.</summary>
    IReadOnlyList<Observation> Observed { get; }

    /// <summary>
    /// D as the objective over z reads it: questions whose log probabilities add up to what D tells of z. D itself, unless
    /// the world asks about an example piece by piece.
    /// </summary>
    IReadOnlyList<Observation> Evidence => Observed;

    /// <summary>Where questions come from: D's own distribution first (named "d"), then those of D*, at least one.</summary>
    IReadOnlyList<QuestionSet> Sets { get; }

    /// <summary>The numbers of a question that f reads; equally many for every question.</summary>
    double[] Encode(Question question);

    /// <summary>
    /// The numbers of a question that a direct fit reads; equally many for every question. They tell x and not its set:
    /// the same x gives the same numbers from D and from D*, so that D* is asked through weights that D trained. By default
    /// what f reads, which is right where <see cref="Encode"/> does not depend on the set.
    /// </summary>
    /// <remarks>
    /// Where D* asks about other things than D does (longer paths, other statements), a number that tells x itself may
    /// still be constant on D and differ on D*. There a direct fit predicts by its first weights and by how it was
    /// regularised, and is scored as it does.
    /// </remarks>
    /// <example>
    /// Where f is told the set by a flag before the features: <c>EncodeForDirectFit(question) =&gt; Encode(question)[1..]</c>.
    /// </example>
    double[] EncodeForDirectFit(Question question) => Encode(question);

    /// <summary>What the world tells of how x and z hang together; nothing by default.</summary>
    WorldStructure Structure => WorldStructure.None;

    /// <summary>
    /// The model of f that suits the world: a name that models of f are listed by, with settings where it takes any
    /// (<c>additive</c>, <c>unshared:width=64</c>). By default the one that asks for no structure.
    /// </summary>
    string DefaultModel => "unshared";

    /// <summary>
    /// The posterior over z that suits the world: a name that posteriors are listed by. By default particles where there are finitely many z, which can all be
    /// weighed, and else the one z at which the search ends.
    /// </summary>
    string DefaultPosterior => Latents.IsDiscrete ? "particles" : "point";

    /// <summary>The form of a question as users write it, on one line: what <see cref="ReadQuestion"/> reads, with an example.</summary>
    string QuestionForm => "the id of one of its questions";

    /// <summary>Reads a question, seen or new, as users write it. By default its id, of those that can be made again.</summary>
    /// <param name="text">One line without blanks around it: untrusted.</param>
    /// <exception cref="QuestionFormatException">It is no question of this world; the message names what is wrong and what to write.</exception>
    /// <example>
    /// A world of months: <c>ReadQuestion("1998-01")</c> asks about January 1998, whether or not the record goes so far.
    /// </example>
    Question ReadQuestion(string text) => new QuestionFinder(this).Find(text)?.Question
        ?? throw new QuestionFormatException("question", $"there is none of this id in world {Family}; write {QuestionForm}.");

    /// <summary>What the world hands over to whoever learns through it, beside D, its human and debaters: in words, for the ledger. A world with more of it says so.</summary>
    string HandedOver => "Mz, the decoder that unpacks z; which parts of z weigh on Prior";

    /// <summary>The human who judges: reads one node, does arithmetic, concludes.</summary>
    IHuman Human { get; }

    /// <summary>How that human splits a question at one node, for amplification; null where the world does not say.</summary>
    INodeSplitter? Splitter => null;

    /// <summary>Its questions as a task whose answers an assistant can learn for every Z at once; null where the world does not say how.</summary>
    ITreeTask? AmplificationTask => null;

    /// <summary>Mz(., z): the tree's unpacker for a latent, rounded as a tree must be ("Learning the prior", section "Representing Z").</summary>
    /// <param name="z">[dimension].</param>
    IUnpacker Unpack(IReadOnlyList<double> z);

    /// <summary>What is true of the tree of a latent: known to exact debaters and to nobody else.</summary>
    /// <param name="z">[dimension], rounded as <see cref="Unpack"/> rounds it.</param>
    IClaimOracle Claims(IReadOnlyList<double> z);

    /// <summary>Text that two z share just where their trees say the same, so that a posterior counts them once: by default what the rounded z says.</summary>
    /// <param name="z">[dimension].</param>
    string ContentOf(IReadOnlyList<double> z) => string.Join(',', Latents.Round(z));

    /// <summary>A background as a human might propose it, before seeing D (a rounded z).</summary>
    double[] Propose(SeededRandom random);

    /// <summary>
    /// The parts of z that weigh on its plausibility one by one, as Prior's network may share weights among parts of one
    /// kind.
    /// </summary>
    IReadOnlyList<LatentPart> PriorParts { get; }

    /// <summary>
    /// By how many nats each number of z, from 0 to 1, widens what its tree leaves open, where z itself states sets of values such as intervals: log width grows by so
    /// much. One a number of z; empty, the default, where z states single values. Who holds all values alike holds the wider of two such z the more plausible: log Prior
    /// less the divergence of z from even beliefs is this and a constant.
    /// </summary>
    IReadOnlyList<double> Breadth => [];

    /// <summary>The exact answers: for scoring only.</summary>
    IAnswerKey Key { get; }
}
