using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>What a human may see now: one debate or decomposition as far as it was judged, without names, models, truth or verdicts.</summary>
/// <param name="Judge">Who judges.</param>
/// <param name="Instructions">What judges are told; null for nothing.</param>
/// <param name="Debate">Its number among the debates and decompositions that this judge is shown, from 0; null where nothing is left to judge.</param>
/// <param name="Debates">How many there are for this judge: those judged, and those left.</param>
/// <param name="Judged">How many of them this judge has finished.</param>
/// <param name="Stage">How many rounds are shown.</param>
/// <param name="LastStage">How many there are; of a decomposition one, at which all of it is shown.</param>
/// <param name="Question">The question.</param>
/// <param name="Answers">Its answers, in the debate's order.</param>
/// <param name="Sides">The sides, in the order in which they are listed; none of a decomposition.</param>
/// <param name="Turns">The speeches of the rounds shown, in the order in which they are heard.</param>
/// <param name="Questions">The questions of the decomposition shown; null for a debate, and before it is shown.</param>
/// <param name="Excerpts">What is shown of cited nodes, by "turn.citation" or "question.fact"; none where the words stand nowhere.</param>
/// <param name="Whole">The nodes that this judge asked to see whole, by address.</param>
/// <param name="CanOpen">The addresses of the nodes that the judge may ask to see whole.</param>
/// <param name="Credences">What the judge believed one stage before; null at the first.</param>
public sealed record HumanView(
    string Judge,
    string? Instructions,
    int? Debate,
    int Debates,
    int Judged,
    int Stage,
    int LastStage,
    string Question,
    IReadOnlyList<string> Answers,
    IReadOnlyList<HumanSide> Sides,
    IReadOnlyList<StoredTurn> Turns,
    IReadOnlyList<StoredSubquestion>? Questions,
    IReadOnlyDictionary<string, HumanExcerpt> Excerpts,
    IReadOnlyDictionary<string, string> Whole,
    IReadOnlyList<string> CanOpen,
    IReadOnlyList<double>? Credences);

/// <summary>A side as a human sees it.</summary>
/// <param name="Label">"A" or "B", as this judge sees them.</param>
/// <param name="Answer">The answer defended, by index; null where a distribution is.</param>
/// <param name="Credences">The distribution defended; null where an answer is.</param>
public sealed record HumanSide(string Label, int? Answer, IReadOnlyList<double>? Credences);

/// <summary>A cited span as it stands in its node, with as many words around it as the study says.</summary>
/// <param name="Before">The words before it.</param>
/// <param name="Words">The span.</param>
/// <param name="After">The words after it.</param>
/// <param name="MoreBefore">Whether the node has more before.</param>
/// <param name="MoreAfter">Whether the node has more after.</param>
public sealed record HumanExcerpt(string Before, string Words, string After, bool MoreBefore, bool MoreAfter);

/// <summary>What a human made of what was shown.</summary>
/// <param name="Debate">What was shown, see <see cref="HumanView.Debate"/>.</param>
/// <param name="Stage">The stage that was shown.</param>
/// <param name="Credences">A number for each answer, in the debate's order; scaled to sum to one.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="Final">Whether it is the last word, though rounds may be left.</param>
public sealed record HumanAnswer(int Debate, int Stage, IReadOnlyList<double> Credences, string Reason, bool Final);

/// <summary>A node that a human asks to see whole.</summary>
/// <param name="Debate">What was shown, see <see cref="HumanView.Debate"/>.</param>
/// <param name="Stage">The stage that was shown.</param>
/// <param name="Address">The node's address, one of <see cref="HumanView.CanOpen"/>.</param>
public sealed record HumanRequest(int Debate, int Stage, string Address);

/// <summary>How far a judge came.</summary>
/// <param name="Judge">Who judges.</param>
/// <param name="Judged">How many debates and decompositions are judged.</param>
/// <param name="Left">How many are left to this judge.</param>
public sealed record HumanCount(string Judge, int Judged, int Left);
