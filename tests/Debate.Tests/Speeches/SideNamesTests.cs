namespace LearningThePrior.Debate.Tests.Speeches;

/// <summary>Speeches that call a side by its label, and words that only look like it. The phrases are of kinds that occur in the published human debates of Michael et al. 2023.</summary>
public sealed class SideNamesTests
{
    [Theory]
    [InlineData("Debater B's point fails.", "Debater ⟦A⟧'s point fails.")]
    [InlineData("In response to debater A, I say no.", "In response to debater ⟦B⟧, I say no.")]
    [InlineData("Regardless, B has never once refuted it.", "Regardless, ⟦A⟧ has never once refuted it.")]
    [InlineData("So I used A's evidence.", "So I used ⟦B⟧'s evidence.")]
    [InlineData("A says that the lamp was lit.", "⟦B⟧ says that the lamp was lit.")]
    [InlineData("Both A and B agree.", "Both ⟦B⟧ and ⟦A⟧ agree.")]
    [InlineData("Please vote for A.", "Please vote for ⟦B⟧.")]
    [InlineData("I don't get option B or debater B's reasoning.", "I don't get option ⟦A⟧ or debater ⟦A⟧'s reasoning.")]
    public void A_side_that_is_named_is_found_and_turned_round(string said, string turned)
    {
        Assert.True(SideNames.AreNamed(said, []));
        Assert.Equal(turned, SideNames.Swap(said, []));
    }

    [Theory]
    [InlineData("A lamp stood in the window.")]
    [InlineData("Plan B was a failure, and vitamin B did not help.")]
    [InlineData("B. Smith wrote to A. Jones about the BBC.")]
    [InlineData("He got straight A's in school; a great man.")]
    [InlineData("My opponent is wrong. As the story has it, nobody came.")]
    [InlineData("")]
    public void Words_that_name_no_side_stay(string said)
    {
        Assert.False(SideNames.AreNamed(said, []));
        Assert.Equal(said, SideNames.Swap(said, []));
    }

    [Fact]
    public void What_is_quoted_is_not_the_speakers_and_stays()
    {
        const string said = "It says “B is here”, and B denies it.";

        Assert.Equal("It says “B is here”, and ⟦A⟧ denies it.", SideNames.Swap(said, ["B is here"]));
        Assert.False(SideNames.AreNamed("It says “B is here”.", ["B is here"]));
    }

    [Fact]
    public void A_flood_of_words_takes_no_time() => Assert.False(SideNames.AreNamed(string.Concat(Enumerable.Repeat("A lamp ", 100_000)), []));
}
