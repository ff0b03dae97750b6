using LearningThePrior.Experiments.Registry;

namespace LearningThePrior.Experiments.Tests.Registry;

/// <summary>A stored protocol is shown by the name that is typed, whichever it is and however it is set.</summary>
public sealed class ProtocolTextTests
{
    public static TheoryData<string> Names => [.. NameRegistry.Default.Protocols.Entries.SelectMany(e => e.Settings.Select(s => $"{e.Name}:{s.Name}=7").Prepend(e.Name))];

    [Theory]
    [MemberData(nameof(Names))]
    public void What_a_registered_protocol_prints_is_read_back_as_its_name(string name) =>
        Assert.Equal(name, ProtocolText.Plain(NameRegistry.Default.Protocols.Make(name).ToString()!));

    [Theory]
    [InlineData("debate", "debate")]
    [InlineData("OneRound { }", "OneRound")]
    [InlineData("Mine { Rounds = 2 }", "Mine (Rounds = 2)")]
    [InlineData("Limited { Protocol = SequentialDebate { Rounds = 1 }, Rules = HouseRules { Words = 5 } }", "sequential:rounds=1")]
    [InlineData("SimultaneousDebate", "SimultaneousDebate")]
    public void Others_stay_as_they_are_or_lose_their_braces(string stored, string shown) => Assert.Equal(shown, ProtocolText.Plain(stored));
}
