using System.Globalization;
using LearningThePrior.Amplification.Decomposition;

namespace LearningThePrior.Transcripts;

/// <summary>
/// One line of <c>decompositions.jsonl</c>: a question with its answer, and the tree of subquestions that the answer rests on. A decomposition is stored as
/// what it is, never as a debate; where it ended in a verdict, that is the judgement whose <c>debate_id</c> is its id.
/// </summary>
/// <param name="Schema">The version of this line's form.</param>
/// <param name="RunId">The run.</param>
/// <param name="DecompositionId">Names it within the run.</param>
/// <param name="Context">Names what was asked about: equal names mean equal facts.</param>
/// <param name="Overseer">Who divided the questions and answered.</param>
/// <param name="Questions">All questions, the first one first, each before what was asked for it.</param>
public sealed record StoredDecomposition(
    string Schema, string RunId, string DecompositionId, string Context, string Overseer, IReadOnlyList<StoredSubquestion> Questions)
{
    /// <summary>The schema that this version writes and reads.</summary>
    public const string CurrentSchema = "ltp.decomposition/1";

    /// <summary>Why the first question of a decomposition that could not be made has no answer.</summary>
    public const string Failed = "failed";

    /// <summary>The question's id: the unit by which intervals are clustered. Null where no verdict was asked for, and in lines of earlier versions; so are the properties below.</summary>
    public string? QuestionId { get; init; }

    /// <summary>The question as it was put.</summary>
    public string? QuestionText { get; init; }

    /// <summary>The answers to choose from, in order; credences follow it.</summary>
    public IReadOnlyList<string>? Answers { get; init; }

    /// <summary>The rules by which it was asked, as they print themselves, for example "hch:depth=4".</summary>
    public string? Protocol { get; init; }

    /// <summary>Names the tree that was asked about: the nodes of <c>nodes.jsonl</c> with this id are its own.</summary>
    public string? TreeId { get; init; }

    /// <summary>Further factors to group by.</summary>
    public IReadOnlyDictionary<string, string>? Labels { get; init; }

    /// <summary>How often the overseer was asked for a move; null where unknown.</summary>
    public int? Moves { get; init; }

    /// <summary>Tokens that language models read and wrote; null where unknown.</summary>
    public long? Tokens { get; init; }

    /// <summary>What language models cost; null where unknown, which is not zero.</summary>
    public double? Cost { get; init; }

    /// <summary>Calls of language models; null where unknown.</summary>
    public int? NCalls { get; init; }

    /// <summary>Why it could not be made; null where it could.</summary>
    public string? Error { get; init; }

    /// <summary>A decomposition in words.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="id">Names it within the run.</param>
    /// <param name="overseer">Who divided the questions and answered.</param>
    /// <param name="context">What was asked about, which says questions and answers in words.</param>
    /// <param name="decomposed">The decomposition.</param>
    public static StoredDecomposition Of<TQuestion, TAnswer>(
        string runId, string id, string overseer, IQuestionContext<TQuestion, TAnswer> context, Decomposed<TQuestion, TAnswer> decomposed)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(decomposed);
        var questions = new List<StoredSubquestion>();
        Add(decomposed, null);
        return new(CurrentSchema, runId, id, context.Name, overseer, questions);

        void Add(Decomposed<TQuestion, TAnswer> one, int? parent)
        {
            var at = questions.Count;
            questions.Add(new(
                at,
                parent,
                context.SayQuestion(one.Question),
                one.Reply.IsKnown ? context.SayAnswer(one.Reply.Value!) : null,
                one.Reply.IsKnown ? null : Words(one.Reply.Missing),
                Words(one.Source),
                one.Votes,
                [.. one.Cited.Select(c => new StoredFact(c.Address.ToString(), c.Quote))]));
            foreach (var below in one.Asked)
            {
                Add(below, at);
            }
        }
    }

    internal static string Words<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.SnakeCaseLower.ConvertName(string.Create(CultureInfo.InvariantCulture, $"{value}"));
}

/// <summary>One question of a decomposition.</summary>
/// <param name="Index">Its place in the list, from 0.</param>
/// <param name="Parent">The question for which it was asked; null for the first.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Answer">What was answered, untrusted; null where there is no answer.</param>
/// <param name="Missing">Why there is no answer: "do_not_know", "depth", "width", "budget", "cycle", "unreadable" or "failed"; null where there is one.</param>
/// <param name="Source">Who answered: "overseer", "look_up", "memory", "assistant" or "nobody".</param>
/// <param name="Votes">How many of the overseer's votes were for the answer.</param>
/// <param name="Facts">The facts, or passages of Z, that the answer rests on itself.</param>
public sealed record StoredSubquestion(
    int Index, int? Parent, string Question, string? Answer, string? Missing, string Source, int Votes, IReadOnlyList<StoredFact> Facts);

/// <summary>A fact, or a passage of a node, that an answer rests on.</summary>
/// <param name="Address">Where it stands.</param>
/// <param name="Quote">What it says there.</param>
public sealed record StoredFact(string Address, string Quote);
