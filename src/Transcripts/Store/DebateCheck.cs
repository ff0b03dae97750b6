namespace LearningThePrior.Transcripts;

/// <summary>What the JSON reader does not look at in a debate: few-valued words, elements of lists, and that numbers fit together.</summary>
internal static class DebateCheck
{
    public static (string Path, string Problem)? Of(StoredDebate debate) =>
        StoreCheck.Schema(debate.Schema, StoredDebate.CurrentSchema)
        ?? Answers(debate.Answers)
        ?? Numbers(debate)
        ?? StoreCheck.Word(debate.Status, StoreWords.Statuses, "$.status")
        ?? NoNull(debate.Models.Values, "$.models")
        ?? NoNull(debate.Labels.Values, "$.labels")
        ?? Each(debate.Sides, side => Side(side, debate.Answers.Count), "$.sides")
        ?? Each(debate.Turns, Turn, "$.turns");

    private static (string Path, string Problem)? Answers(IReadOnlyList<string> answers) =>
        answers.Count < 2 || answers.Any(a => a is null) ? ("$.answers", "at least two answers are expected, none of them null.") : null;

    private static (string Path, string Problem)? Numbers(StoredDebate debate) => debate switch
    {
        { Latent: { } latent } when !latent.All(double.IsFinite) => ("$.latent", "a number is not finite."),
        { Sample: < 0 } => ("$.sample", "is negative."),
        { Rounds: < 0 } => ("$.rounds", "is negative."),
        { JudgeBudget: { Nodes: < 0 } or { Characters: < 0 } } => ("$.judge_budget", "a number is negative."),
        _ => StoreCheck.Finite(debate.WallS, "$.wall_s") ?? StoreCheck.Finite(debate.Cost, "$.cost"),
    };

    public static (string Path, string Problem)? Side(StoredSide side, int answers) => side switch
    {
        { Answer: null, Credences: null } or { Answer: not null, Credences: not null } =>
            (".answer", "either 'answer' or 'credences' is expected, and the other null."),
        { Answer: { } answer } when answer < 0 || answer >= answers => (".answer", $"there is no answer {answer} among {answers}."),
        { Credences: { } credences } when credences.Count != answers => (".credences", "a number for each answer is expected."),
        _ => StoreCheck.Word(side.Label, StoreWords.Labels, ".label") ?? StoreCheck.Credences(side.Credences, ".credences"),
    };

    private static (string Path, string Problem)? Turn(StoredTurn turn) =>
        turn.Round < 0
            ? (".round", "is negative.")
            : StoreCheck.Word(turn.Role, StoreWords.Roles, ".role")
                ?? StoreCheck.Word(turn.Task, StoreWords.Tasks, ".task")
                ?? (turn.Silence is { } silence ? StoreCheck.Word(silence, StoreWords.Silences, ".silence") : null)
                ?? NoNull(turn.Citations, ".citations")
                ?? NoNull(turn.Claims, ".claims")
                ?? NoNull(turn.Read, ".read")
                ?? (turn.Candidates is { } candidates ? Each(candidates, c => StoreCheck.Finite(c.Score, ".score"), ".candidates") : null);

    private static (string Path, string Problem)? Each<T>(IReadOnlyList<T> list, Func<T, (string Path, string Problem)?> check, string path)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (list[i] is null)
            {
                return ($"{path}[{i}]", "null stands in the list.");
            }

            if (check(list[i]) is var (below, problem))
            {
                return ($"{path}[{i}]{below}", problem);
            }
        }

        return null;
    }

    private static (string Path, string Problem)? NoNull<T>(IEnumerable<T> values, string path) =>
        values.Any(v => v is null) ? (path, "null stands in the list.") : null;
}
