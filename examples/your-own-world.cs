// A world of your own: a coin whose bias Z states. D shows single tosses; D* asks about runs of heads, never seen in D.
// dotnet run examples/your-own-world.cs
#:project ../src/Judges
#:project ../src/Optimization
#:project ../src/Worlds

using System.Globalization;
using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Search;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;

var experiment = new WorldExperiment(
    new CoinWorlds(),
    new LearningSettings { Rounds = 2, Verdicts = 200, PriorQueries = 40, Checks = 10, FinalVerdicts = 200, ExplorationSteps = 20 },
    new RecursiveDebate(),
    (human, _) => new BoundedJudge(human),
    (world, region, seed) => new GradientSearch(world.Latents, seed, propose: world.Propose, region: region));
var result = await experiment.RunAsync(0, new Seed(3), new ForgetfulStore());
Console.WriteLine("NLL in nats     one toss (D)   runs of heads (D*)");
foreach (var (key, name) in new[] { ("truth", "truth"), ("bayes", "exact Bayes"), ("ltp", "learned prior"), ("direct", "direct fit") })
{
    Console.WriteLine($"{name,-15} {result.Nll["d"][key],12:F3} {result.Nll["d_star"][key],20:F3}");
}

/// <summary>"Do the next n tosses all show heads?"</summary>
internal sealed record TossQuestion(int Tosses)
    : Question($"heads x {Tosses}", $"Do the next {Tosses} tosses all show heads?", AnswerSet.NoYes);

/// <summary>The family: its properties are the settings.</summary>
internal sealed record CoinWorlds : IWorldFamily
{
    public int Examples { get; init; } = 30;

    public string Name => "coin";

    public string Summary => "a coin whose bias Z states";

    public IWorld Sample(Seed seed)
    {
        var random = seed.CreateRandom();
        var truth = random.NextIndex(Coin.Prior);
        var tosses = Enumerable.Range(0, Examples).Select(_ => random.NextBool(Coin.Heads[truth]) ? 1 : 0);
        return new CoinWorld(truth, [.. tosses.Select(y => new Observation(new TossQuestion(1), y))]);
    }
}

/// <summary>What a human believes of coins before any toss, and the topic of each question.</summary>
internal static class Coin
{
    public static double[] Heads { get; } = [.1, .3, .5, .7, .9];

    public static double[] Prior { get; } = [.05, .15, .6, .15, .05];

    public static string Topic(Question question) => question is PriorQuestion ? PriorQuestion.Topic : "percent heads";

    /// <summary>The claim that the one page of Z settles.</summary>
    public static Claim Settled(Question question, int option) => new(Topic(question), NodeAddress.Root, new Amounts(
        question is PriorQuestion
            ? (long)Math.Round(Math.Log(Prior[option]) * PriorQuestion.UnitsPerNat)
            : (long)Math.Round(100 * Heads[option])));
}

/// <summary>The human: reads one page, and knows what a bias means for a run of tosses.</summary>
internal sealed class CoinHuman : IHuman
{
    public Claim? Read(Question question, string topic, NodeAddress address, string text)
    {
        var option = Array.FindIndex(Coin.Heads, heads => text == CoinWorld.Page(heads));
        return topic == Coin.Topic(question) && address.IsRoot && option >= 0 ? Coin.Settled(question, option) : null;
    }

    public bool IsElementary(Question question, Claim claim) => claim.Topic == Coin.Topic(question) && claim.About.IsRoot;

    public bool MakesUp(Question question, Claim whole, IReadOnlyList<Claim> parts) => false; // One page has no parts.

    public Credences Conclude(Question question, IReadOnlyCollection<Claim> believed) =>
        believed.FirstOrDefault(c => IsElementary(question, c)) switch
        {
            null => Credences.Uniform(2),
            var claim when question is PriorQuestion => PriorQuestion.ToCredences((double)claim.Value[0] / PriorQuestion.UnitsPerNat),
            var claim => CoinWorld.Predict(question, Math.Clamp((double)claim.Value[0] / 100, 0, 1)),
        };

    public IEnumerable<(string Topic, NodeAddress Address)> WorthReading(Question question, Seed seed) =>
        [(Coin.Topic(question), NodeAddress.Root)];
}

/// <summary>What exact debaters know; the liar claims another bias.</summary>
internal sealed class CoinClaims(int option) : IClaimOracle
{
    public Claim Whole(Question question) => Coin.Settled(question, option);

    public Claim Lie(Question question, Seed seed) =>
        Coin.Settled(question, question is PriorQuestion && option != 2 ? 2 : (option + 2) % Coin.Heads.Length);

    public IReadOnlyList<Claim> Parts(Question question, Claim whole) => [];

    public IReadOnlyList<Claim> FalseParts(Question question, Claim whole, Seed seed) => [];
}

/// <summary>One coin. The key scores; no learner touches it.</summary>
internal sealed class CoinWorld(int truth, IReadOnlyList<Observation> observed) : IWorld, IAnswerKey
{
    private static readonly Question[] Runs = [.. Enumerable.Range(2, 3).Select(n => new TossQuestion(n))];

    public string Family => "coin";

    public LatentSpace Latents { get; } = new([new ChoiceBlock("bias", Coin.Heads.Length)]);

    public IReadOnlyList<LatentPart> PriorParts { get; } = [new(0, [.. Enumerable.Range(0, Coin.Heads.Length)])];

    public IReadOnlyList<Observation> Observed => observed;

    public IReadOnlyList<QuestionSet> Sets { get; } =
    [
        new("d", _ => new TossQuestion(1), [(new TossQuestion(1), 1.0)]),
        new("d_star", random => Runs[random.NextInt(Runs.Length)], [.. Runs.Select(q => (q, 1.0 / Runs.Length))]),
    ];

    public IHuman Human { get; } = new CoinHuman();

    public IAnswerKey Key => this;

    public bool KnowsTruth => true;

    public static string Page(double heads) =>
        string.Create(CultureInfo.InvariantCulture, $"The coin shows heads {heads:P0} of the time.");

    public static Credences Predict(Question question, double heads) =>
        Credences.OfYes(Math.Pow(heads, ((TossQuestion)question).Tosses));

    public double[] Encode(Question question) => [((TossQuestion)question).Tosses];

    public IUnpacker Unpack(IReadOnlyList<double> z) => new DelegateUnpacker(
        () => new Node(NodeAddress.Root, Page(Coin.Heads[Latents.Option(z, 0)]), ChildCount: 0),
        (_, _) => throw new ArgumentException("The book of a coin has one page."));

    public IClaimOracle Claims(IReadOnlyList<double> z) => new CoinClaims(Latents.Option(z, 0));

    public double[] Propose(SeededRandom random)
    {
        var z = new double[Latents.Dimension];
        Latents.SetOption(z, 0, random.NextIndex(Coin.Prior));
        return z;
    }

    public Credences Target(Question question) => Predict(question, Coin.Heads[truth]);

    public IReadOnlyList<Credences> Bayes(IReadOnlyList<Question> questions)
    {
        var heads = observed.Count(o => o.Answer == 1);
        var weights = Coin.Heads.Zip(
            Coin.Prior, (h, prior) => prior * Math.Pow(h, heads) * Math.Pow(1 - h, observed.Count - heads)).ToArray();
        return [.. questions.Select(q => Credences.OfYes(
            Coin.Heads.Zip(weights, (h, weight) => weight * Predict(q, h)[1]).Sum() / weights.Sum()))];
    }

    public double LogPrior(IReadOnlyList<double> z) => Math.Log(Coin.Prior[Latents.Option(z, 0)]);

    public double? Recovered(IReadOnlyList<double> z) => Latents.Option(z, 0) == truth ? 1 : 0;
}
