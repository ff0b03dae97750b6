namespace LearningThePrior.Debate;

/// <summary>
/// How much of one speech enters the transcript. What is beyond is left out with a mark at the end of the text, so that
/// neither a runaway model nor a hostile debater can fill the store, and nothing goes missing unseen.
/// </summary>
public static class SpeechLimits
{
    /// <summary>Characters of text, once escaped: 32,768, some ten times the longest human speech in public debates.</summary>
    public const int TextCharacters = 32_768;

    /// <summary>Citations: 256, four times the nodes that a debater may read by default.</summary>
    public const int Citations = 256;

    /// <summary>Characters of a quote that its node does not say; one that it does say is kept whole.</summary>
    public const int WrongQuoteCharacters = 4_096;

    /// <summary>Candidates of a best-of-n: 64.</summary>
    public const int Candidates = 64;

    /// <summary>Claims: 1,024, more than any tree here has children at one node.</summary>
    public const int Claims = 1_024;

    /// <summary>Amounts in one claim.</summary>
    public const int Amounts = 1_024;

    /// <summary>Digits of one amount: as many as <see cref="Debate.Amounts.Parse"/> reads, less the sign.</summary>
    public const int AmountDigits = 999;

    /// <summary>Characters of a claim's topic.</summary>
    public const int TopicCharacters = 256;

    /// <summary>Characters of a written address: 65,536, enough for a depth of 4,096 at any branching.</summary>
    public const int AddressCharacters = 65_536;

    /// <summary>Nodes that may be read in one debate to check one side's citations: 4,096, one a round at any depth.</summary>
    public const int CheckedNodes = 4_096;

    /// <summary>Characters that may be read in one debate to check one side's citations.</summary>
    public const int CheckedCharacters = 16_777_216;
}
