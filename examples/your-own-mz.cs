// An Mz of your own: a network that writes pages, taught by a human who explores small books; then z*, the z among some drawn whose book says best what D says, and a walk through that book.
// dotnet run examples/your-own-mz.cs
#:project ../src/Optimization
#:project ../src/Worlds

using LearningThePrior.Amplification.Exploration;
using LearningThePrior.Debate;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Models.Unpacking;
using LearningThePrior.Optimization.Torch.Loading;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Encyclopedia;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

TorchRuntime.EnsureLoaded();
var human = new EncyclopediaWorlds { States = 2 }.Explorer;
var seed = new Seed(1);
UnpackerSettings settings = new() { Books = 300, Depth = 4, DrawnSteps = 250, CopiedSteps = 80, LastSteps = 250, PriorSteps = 0, Batch = 32, Rate = .005 };

// The human writes books level by level; what other pages say he asks the Mz that is being taught, and what was never said he draws.
using var training = new UnpackerTraining(human, layout => new TwoLayers(layout, seed.For("weights").CreateRandom()), settings, new ExplorationRules(), seed);
while (!training.IsDone)
{
    var loss = 0.0;
    training.Take((_, nll, _) => loss = nll);
    Console.WriteLine($"depth {training.Round - 1}: -log Mz(page) {loss:F3} nats, {training.PagesWritten:N0} pages written, {training.QuestionsAsked:N0} questions asked");
}

using var mz = new LearnedUnpacker(training.Finished(), human, new(human.Name, null, settings.Depth, settings.LastBeta, training.PagesWritten));

// D: answers, one in ten of them wrong, about leaves of a book that nobody saw. z is drawn from Mz's prior; f is the human who reads the leaf in question.
var world = new EncyclopediaWorlds { States = 2, Examples = 40 }.Sample(seed.For("world"));
var tried = new List<(double[] Z, double LogF)>();
for (var i = 0; i < 100; i++)
{
    var z = mz.Draw(seed.For("z", i));
    tried.Add((z, await LogF(new ImplicitTree(mz.Unpack(z, 16)))));
}

var best = tried.MaxBy(t => t.LogF);
Console.WriteLine($"\nlog f(D | z): the mean of {tried.Count} z is {tried.Average(t => t.LogF):F1}, of z* {best.LogF:F1}, of one who reads nothing {await LogF(null):F1} nats. Along one path z* says:");
var tree = new ImplicitTree(mz.Unpack(best.Z, 16));
for (var (step, address) = (0, NodeAddress.Root); step < 6; step++, address = address.Child(step % 2))
{
    Console.WriteLine($"{address,-12} {(await tree.FindAsync(address))!.Text}");
}

// What the human holds likely of each answer in D once he has read the leaf that its question is about.
async Task<double> LogF(ImplicitTree? book)
{
    var sum = 0.0;
    foreach (var (question, answer) in world.Observed)
    {
        var (topic, address) = world.Human.WorthReading(question, seed).First();
        var page = book is null ? null : await book.FindAsync(address);
        Claim[] believed = page is not null && world.Human.Read(question, topic, address, page.Text) is { } claim ? [claim] : [];
        sum += Math.Log(world.Human.Conclude(question, believed)[answer]);
    }

    return sum;
}

/// <summary>Whole pages at once from the page above, the branch and z, whose prior is a standard normal: the simplest Mz there is.</summary>
internal sealed class TwoLayers : Module, IPageModel
{
    private readonly PageLayout _layout;
    private readonly Module<Tensor, Tensor> write;
    private readonly Module<Tensor, Tensor> read;

    public TwoLayers(PageLayout layout, SeededRandom random)
        : base(nameof(TwoLayers))
    {
        _layout = layout;
        write = SeededModules.Make(random, () => Sequential(Linear(layout.Width + layout.Branching + Latents, 64), SiLU(), Linear(64, layout.Width)));
        read = SeededModules.Make(random, () => Sequential(Linear(2 * layout.Width, 64), SiLU(), Linear(64, 2 * Latents)));
        RegisterComponents();
    }

    public int Latents => 4;

    public IReadOnlyList<int> Stages => [0];

    public Module Module => this;

    private ScalarType Precision => parameters().First().dtype;

    public Tensor LogProbabilities(Tensor parents, Tensor branches, Tensor written, Tensor z) =>
        _layout.LogSoftmax(write.call(cat([parents, branches, z], 1).to(Precision)), 0, _layout.Fields);

    // What a book says is the sum of what its distinct pages say, beside its root.
    public (Tensor Mean, Tensor LogScale) Encode(Tensor roots, Tensor pages, Tensor present)
    {
        var code = read.call(cat([roots, pages.mul(present.unsqueeze(2)).sum(1)], 1).to(Precision));
        return (code.narrow(1, 0, Latents), code.narrow(1, Latents, Latents));
    }

    public (Tensor Base, Tensor LogDeterminant) ToBase(Tensor z) => (z, zeros(z.shape[0], z.dtype));

    public Tensor FromBase(Tensor normal) => normal;
}
