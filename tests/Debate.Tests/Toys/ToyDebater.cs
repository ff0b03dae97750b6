using LearningThePrior.Tree;

namespace LearningThePrior.Debate.Tests.Toys;

/// <summary>Knows the toy world; adds <paramref name="lie"/> to the first leaf it speaks of, 0 for an honest debater.</summary>
internal sealed class ToyDebater(ToyWorld world, int lie) : IDebater
{
    public string Name => lie == 0 ? "honest" : "liar";

    public Contestant For(int answer) => new(this, new AnswerPosition(answer));

    public async ValueTask<Speech> SpeakAsync(SpeakingTurn turn, CancellationToken cancellationToken = default)
    {
        await turn.Reader.ReadAsync(NodeAddress.Root, cancellationToken);
        return turn.Task switch
        {
            SpeakingTask.Open => Say([Shifted(NodeAddress.Root)]),
            SpeakingTask.Divide when world.IsLeaf(turn.AtHand!.About) => Say([]),
            SpeakingTask.Divide => Say(Parts(turn.AtHand)),
            SpeakingTask.Challenge => Challenge(turn.Offered),
            _ => Say([Shifted(NodeAddress.Root), Shifted(world.Leaves(NodeAddress.Root).First()),
                .. world.Leaves(NodeAddress.Root).Skip(1).Select(world.Truth)]),
        };
    }

    private Claim Shifted(NodeAddress about) => world.Claim(about, world.Truth(about).Value[0] + lie);

    private Claim[] Parts(Claim whole)
    {
        var second = world.Truth(whole.About.Child(1));
        return [world.Claim(whole.About.Child(0), whole.Value[0] - second.Value[0]), second];
    }

    private Speech Challenge(IReadOnlyList<Claim> offered)
    {
        var wrong = offered.ToList().FindIndex(c => !c.Equals(world.Truth(c.About)));
        return Say([]) with { Contested = wrong >= 0 ? wrong : lie == 0 ? null : 0 };
    }

    private static Speech Say(IReadOnlyList<Claim> claims) => new("So I say.", [], claims);
}
