namespace LearningThePrior.Analysis.Scanning;

/// <summary>What statistics need of a debate.</summary>
/// <param name="DebateId">Names it within its run.</param>
/// <param name="Protocol">The protocol.</param>
/// <param name="Question">The question's id.</param>
/// <param name="Answers">The answers' texts.</param>
/// <param name="Sample">Which repetition.</param>
/// <param name="Swap">Whether it is the second of a pair.</param>
/// <param name="Rounds">How many rounds.</param>
/// <param name="Status">"finished", "unfinished" or "failed".</param>
/// <param name="Models">Who played each role.</param>
/// <param name="Labels">Further factors.</param>
/// <param name="Tokens">Tokens, where known.</param>
/// <param name="Calls">Calls, where known.</param>
/// <param name="Cost">Its cost, where known.</param>
/// <param name="A">Side A; null where there is none, or the two cannot be told apart.</param>
/// <param name="B">Side B; null likewise.</param>
/// <param name="Amiss">What is amiss with the sides, in words; null where nothing is.</param>
internal sealed record DebateRow(
    string DebateId,
    string Protocol,
    string Question,
    string[] Answers,
    int Sample,
    bool Swap,
    int Rounds,
    string Status,
    NamedText[] Models,
    NamedText[] Labels,
    long? Tokens,
    int? Calls,
    double? Cost,
    SideRow? A,
    SideRow? B,
    string? Amiss);
