using LearningThePrior.Amplification.Decomposition;
using LearningThePrior.Amplification.Overseers;
using LearningThePrior.Debate;
using LearningThePrior.LanguageModels.Calls;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Experiments.Decomposing;

/// <summary>A decomposition with its verdict, as the lines that the store gets.</summary>
/// <param name="Decomposition">The decomposition.</param>
/// <param name="Judgement">Its verdict; null where none was wanted.</param>
/// <param name="Key">What is true; null where that is not known.</param>
/// <param name="Nodes">The nodes that answers rest on.</param>
internal sealed record DecompositionRecord(
    StoredDecomposition Decomposition, StoredJudgement? Judgement, StoredKey? Key, IReadOnlyList<StoredNode> Nodes)
{
    /// <summary>The line of a decomposition that was made.</summary>
    public static StoredDecomposition Of<TQuestion, TAnswer>(
        AmplifiedCase asked, IAmplifier amplifier, IQuestionContext<TQuestion, TAnswer> context, HchResult<TQuestion, TAnswer> result) =>
        StoredDecomposition.Of(asked.RunId, asked.Id, amplifier.Name, context, result.Answer) with
        {
            QuestionId = asked.IsOpen ? null : asked.Question.Id,
            QuestionText = asked.Question.Text,
            Answers = asked.IsOpen ? null : asked.Question.Answers.Texts,
            Protocol = amplifier.Protocol,
            TreeId = asked.TreeId,
            Moves = result.Moves,
        };

    /// <summary>The verdict of an overseer who found out nothing: what he said where it cannot be read, and else that he does not know.</summary>
    public static Verdict Unanswered<TQuestion, TAnswer>(Decomposed<TQuestion, TAnswer> found) => found.Reply.Missing == NoAnswer.Unreadable
        ? new UnparseableVerdict(new(Amplification.Method, SpeechSanitizer.Cut(SpeechSanitizer.Escape(found.Raw ?? ""), VerdictParts.RawCharacters)))
        : new AbstainedVerdict(new(Amplification.Method, DoesNotKnow(found.Reply.Missing)));

    private static string DoesNotKnow(NoAnswer why) => why switch
    {
        NoAnswer.Depth => "do not know: too many levels",
        NoAnswer.Width => "do not know: too many subquestions",
        NoAnswer.Budget => "do not know: the budget of moves is spent",
        NoAnswer.Cycle => "do not know: the question would rest on itself",
        _ => "do not know",
    };

    /// <summary>Asks, and keeps what came of it; what fails is a record too, and says why.</summary>
    public static async Task<DecompositionRecord> AskAsync(IAmplifier amplifier, AmplifiedCase asked, StoredKey? key, CancellationToken cancellationToken)
    {
        Amplification came;
        try
        {
            came = await amplifier.AskAsync(asked, cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException && !Engine.RunEndedException.Ends(e))
        {
            came = Failure(amplifier, asked, SpeechSanitizer.Cut(SpeechSanitizer.Escape(e.Message), VerdictParts.RawCharacters));
        }

        var judgement = came.Verdict is null ? null : JudgementLine.Of(
            came.Verdict, new(asked.RunId, asked.Id, amplifier.Name, amplifier.Kind), new(0, Final: true, StoredJudgement.AsPlayed), came.Characters, key, []);
        return new(came.Decomposition, judgement, key, await NodesAsync(asked, came.Decomposition, cancellationToken));
    }

    /// <summary>Why it failed, or its verdict did; null where nothing did.</summary>
    public string? Problem => Decomposition.Error ?? Judgement?.Error;

    /// <summary>The same with what its calls came to.</summary>
    public DecompositionRecord With(CallTotals calls) => this with
    {
        Decomposition = Decomposition with { Tokens = calls.InputTokens + calls.OutputTokens, Cost = (double?)calls.Cost, NCalls = (int)calls.Calls },
    };

    /// <summary>All lines.</summary>
    public IEnumerable<StoredLine> Lines() =>
    [
        .. Nodes.Select(StoredLine.Of),
        .. Key is null ? [] : new[] { StoredLine.Of(Key) },
        .. Judgement is null ? [] : new[] { StoredLine.Of(Judgement) },
        StoredLine.Of(Decomposition),
    ];

    private static Amplification Failure(IAmplifier amplifier, AmplifiedCase asked, string error)
    {
        var line = new StoredDecomposition(
            StoredDecomposition.CurrentSchema, asked.RunId, asked.Id, asked.TreeId, amplifier.Name,
            [new(0, null, asked.Question.Text, null, StoredDecomposition.Failed, "nobody", 1, [])])
        {
            QuestionId = asked.IsOpen ? null : asked.Question.Id,
            QuestionText = asked.Question.Text,
            Answers = asked.IsOpen ? null : asked.Question.Answers.Texts,
            Protocol = amplifier.Protocol,
            TreeId = asked.TreeId,
            Error = error,
        };
        return new(line, asked.IsOpen ? null : new FailedVerdict(error, new(StoredDecomposition.Failed, "")), 0);
    }

    private static async Task<IReadOnlyList<StoredNode>> NodesAsync(AmplifiedCase asked, StoredDecomposition decomposition, CancellationToken cancellationToken)
    {
        List<StoredNode> nodes = [];
        foreach (var address in decomposition.Questions.SelectMany(q => q.Facts).Select(f => f.Address).Distinct(StringComparer.Ordinal))
        {
            if (await asked.Tree.FindAsync(NodeAddress.Parse(address), cancellationToken) is { } node)
            {
                nodes.Add(new(StoredNode.CurrentSchema, asked.RunId, asked.TreeId, address, node.Text));
            }
        }

        return nodes;
    }
}
