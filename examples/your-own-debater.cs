// A debater of your own is one class. This one says nothing false and leaves out what speaks against it: alone it misleads, in debate it cannot.
// dotnet run examples/your-own-debater.cs
#:project ../src/Judges
#:project ../src/Worlds

using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;

var seed = new Seed(7);
var world = new SnowWorlds { Examples = 100 }.Sample(seed);
var (z, judge) = (world.Key.TrueLatent(), new BoundedJudge(world.Human, checks: 2));
foreach (var protocol in new IProtocol[] { new Consultancy(Rounds: 1), new SequentialDebate(Rounds: 1) })
{
    var (right, truth) = (0, 0);
    foreach (var (question, _) in world.Observed)
    {
        // The setup seats an honest debater, then one that lies; ours takes the liar's seat. A consultancy is ours alone.
        var setup = world.Setup(question, z, judge, seed);
        var (honest, ours) = (setup.Contestants[0], setup.Contestants[1] with { Debater = new CherryPicker(world.Human) });
        var debate = await protocol.PlayAsync(setup with { Contestants = protocol.Contestants == 1 ? [ours] : [honest, ours] });
        right += debate.Verdict is DecidedVerdict verdict && verdict.Credences.Choice == ((DistributionPosition)honest.Position).Credences.Choice ? 1 : 0;
        truth += debate.Turns.All(t => t.Citations.All(c => c.Holds)) ? 1 : 0;
    }

    Console.WriteLine($"{protocol}: the judge is right in {right} of {world.Observed.Count}; every quote was true in {truth}");
}

/// <summary>Reads Z with the budget of its seat and cites only what makes its own answer the likelier one. It keeps no state.</summary>
internal sealed class CherryPicker(IHuman human) : IDebater
{
    public string Name => "cherry-picker";

    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        var (citations, claims) = (new List<Citation>(), new List<Claim>());
        foreach (var (topic, address) in human.WorthReading(turn.Question, turn.Seed))
        {
            if (await turn.Reader.ReadAsync(address, cancellationToken) is NodeRead read
                && human.Read(turn.Question, topic, address, read.Node.Text) is { } claim
                && human.Conclude(turn.Question, [claim]).Choice == ((DistributionPosition)turn.Position).Credences.Choice)
            {
                citations.Add(new(address, read.Node.Text));
                claims.Add(claim);
            }
        }

        return new("These nodes of Z speak for my answer.", citations, claims);
    }
}
