using System.Runtime.InteropServices;
using LearningThePrior.Analysis.Scanning;
using LearningThePrior.Transcripts;

namespace LearningThePrior.Analysis.Analyzing;

/// <summary>Everything that was read: debates with their judgements, and what had to be left out.</summary>
internal sealed class Corpus
{
    private readonly Dictionary<string, int> _questions = new(StringComparer.Ordinal);
    private readonly List<string> _names = [];
    private readonly Dictionary<(string, string, string), JudgeId> _judges = [];

    /// <summary>The debates of all runs, in the order of runs and of their files.</summary>
    public List<JudgedDebate> Debates { get; } = [];

    /// <summary>The runs.</summary>
    public List<AnalysedRun> Runs { get; } = [];

    /// <summary>What was left out.</summary>
    public DropList Drops { get; } = new();

    /// <summary>What is amiss with the runs, see <see cref="RunWarnings"/>.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>What a reader should know.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>One string for each text.</summary>
    public SharedValues Pool { get; } = new();

    /// <summary>How many questions there are.</summary>
    public int Questions => _names.Count;

    /// <summary>The number of a question.</summary>
    public int QuestionOf(string id)
    {
        if (_questions.TryAdd(id, _names.Count))
        {
            _names.Add(id);
        }

        return _questions[id];
    }

    /// <summary>The id of a question.</summary>
    public string QuestionId(int number) => _names[number];

    /// <summary>Who gave a judgement, one for all that they gave.</summary>
    public JudgeId JudgeOf(JudgementRow row)
    {
        ref var judge = ref CollectionsMarshal.GetValueRefOrAddDefault(_judges, (row.Judge, row.Kind, row.Method), out _);
        return judge ??= new(row.Judge, row.Kind, row.Method);
    }
}
