using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.HumanJudging;

/// <summary>What a human may see now: one debate as far as it was judged, without names, models, truth or verdicts.</summary>
/// <param name="Debate">Which debate of <paramref name="Debates"/>, from 0; null where all are judged.</param>
/// <param name="Debates">How many debates there are to judge.</param>
/// <param name="Judged">How many of them this judge has finished.</param>
/// <param name="Stage">How many rounds are shown.</param>
/// <param name="LastStage">How many there are.</param>
/// <param name="Question">The question.</param>
/// <param name="Answers">Its answers, in the debate's order.</param>
/// <param name="Sides">The sides, in the order in which they are listed.</param>
/// <param name="Turns">The speeches of the rounds shown, in the order in which they are heard.</param>
/// <param name="Nodes">The nodes that those speeches cite, and those above them that are known, by address.</param>
/// <param name="Credences">What the judge believed one stage before; null at the first.</param>
public sealed record HumanView(
    int? Debate,
    int Debates,
    int Judged,
    int Stage,
    int LastStage,
    string Question,
    IReadOnlyList<string> Answers,
    IReadOnlyList<HumanSide> Sides,
    IReadOnlyList<StoredTurn> Turns,
    IReadOnlyDictionary<string, string> Nodes,
    IReadOnlyList<double>? Credences);

/// <summary>A side as a human sees it.</summary>
/// <param name="Label">"A" or "B", as this judge sees them.</param>
/// <param name="Answer">The answer defended, by index; null where a distribution is.</param>
/// <param name="Credences">The distribution defended; null where an answer is.</param>
public sealed record HumanSide(string Label, int? Answer, IReadOnlyList<double>? Credences);

/// <summary>What a human made of what was shown.</summary>
/// <param name="Debate">The debate that was shown, see <see cref="HumanView.Debate"/>.</param>
/// <param name="Stage">The stage that was shown.</param>
/// <param name="Credences">A number for each answer, in the debate's order; scaled to sum to one.</param>
/// <param name="Reason">Why; may be empty.</param>
/// <param name="Final">Whether it is the last word, though rounds may be left.</param>
public sealed record HumanAnswer(int Debate, int Stage, IReadOnlyList<double> Credences, string Reason, bool Final);
