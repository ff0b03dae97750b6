// A protocol of your own is one record: here the challenger speaks last, and alone, after both have argued.
// dotnet run examples/your-own-protocol.cs
#:project ../src/Judges
#:project ../src/Worlds


using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Tree;
using LearningThePrior.Worlds;
using LearningThePrior.Worlds.Snow;

var seed = new Seed(3);
var world = new SnowWorlds { Examples = 1 }.Sample(seed);
var (z, question) = (world.Propose(seed.CreateRandom()), world.Observed[0].Question);
var honest = new HonestDebater(world.Claims(z)).Defending(question, world.Human);
var dishonest = new DishonestDebater(world.Claims(z), seed).Defending(question, world.Human);
var transcript = await new LastWord().PlayAsync(new DebateSetup(
    "last-word", question, new ImplicitTree(world.Unpack(z)), [dishonest, honest], new BoundedJudge(world.Human, checks: 4), seed));

Console.WriteLine($"{transcript.Protocol}: {string.Join(", ", transcript.Turns.Select(t => $"{t.Speaker} in round {t.Round}"))}");
Console.WriteLine($"{question.Text}\nTruth: {honest.Position}\nVerdict: {((DecidedVerdict)transcript.Verdict).Credences}");

/// <summary>Both argue at once; then whoever is listed second answers alone. The table keeps the books: readers, citations, order.</summary>
internal sealed record LastWord(int Rounds = 1) : IProtocol
{
    int IProtocol.Contestants => 2;

    public async Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
    {
        var table = new DebateSession(this, setup);
        await table.HearAllAsync(SpeakingTask.Argue, 0, Earshot.Everything, cancellationToken);
        await table.HearAsync(table.Speakers[1], SpeakingTask.Argue, Rounds, cancellationToken: cancellationToken);
        return await table.JudgeAsync(cancellationToken);
    }
}
