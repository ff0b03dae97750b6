// A protocol of your own is one record: here the challenger speaks last, and alone, after both have argued.
// dotnet run examples/your-own-protocol.cs
#:project ../src/Experiments

using LearningThePrior.Debate;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;
using LearningThePrior.Probability;
using LearningThePrior.Worlds;

// Registered, it has a name as every other protocol has, with its settings.
var names = NameRegistry.Default.With(new Entry<IProtocol>(
    "last-word", "both argue, then one answers alone", [Setting.Whole("rounds", 1, "the round of the last word")], named => new LastWord(named.Whole("rounds"))));
var seed = new Seed(3);
var world = names.Worlds.Make("snow:examples=1").Sample(seed);
var (z, question) = (world.Propose(seed.CreateRandom()), world.Observed[0].Question);
var setup = world.Setup(question, z, new BoundedJudge(world.Human, checks: 4), seed);
var transcript = await names.Protocols.Make("last-word:rounds=1").PlayAsync(setup with { Contestants = [.. setup.Contestants.Reverse()] });

Console.WriteLine($"{transcript.Protocol}: {string.Join(", ", transcript.Turns.Select(t => $"{t.Speaker} in round {t.Round}"))}");
Console.WriteLine($"{question.Text}\nTruth: {setup.Contestants[0].Position}\nVerdict: {((DecidedVerdict)transcript.Verdict).Credences}");

/// <summary>Both debaters argue at once; then the one listed second replies alone. The session holds readers and turns and checks citations.</summary>
internal sealed record LastWord(int Rounds = 1) : IProtocol
{
    int IProtocol.Contestants => 2;

    public async Task<Transcript> PlayAsync(DebateSetup setup, CancellationToken cancellationToken = default)
    {
        var session = new DebateSession(this, setup);
        await session.HearAllAsync(SpeakingTask.Argue, 0, Earshot.Everything, cancellationToken);
        await session.HearAsync(session.Speakers[1], SpeakingTask.Argue, Rounds, cancellationToken: cancellationToken);
        return await session.JudgeAsync(cancellationToken);
    }
}
