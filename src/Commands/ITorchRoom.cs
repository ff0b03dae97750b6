using System.CommandLine;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Cli;

/// <summary>What of <c>ltp</c> needs Torch: the full program has it, the light one says who has.</summary>
internal interface ITorchRoom
{
    /// <summary>Commands of its own.</summary>
    IEnumerable<Command> Commands(TextWriter output, TextWriter error);

    /// <summary>Studies below <c>ltp measure</c>.</summary>
    IEnumerable<Command> Studies(TextWriter output, TextWriter error);

    /// <summary>The settings of the loop at their defaults, a record; null where there is no loop.</summary>
    object? LoopSettings { get; }

    /// <summary>The names with those of judges that were trained, of models and of searches over z.</summary>
    NameRegistry AddTo(NameRegistry names);

    /// <summary>Prompts of its own.</summary>
    IEnumerable<Prompt> Prompts { get; }

    /// <summary>Hearings of a run whose worlds can be drawn again; null where they cannot.</summary>
    /// <param name="run">The run.</param>
    /// <param name="judges">The judges.</param>
    /// <param name="context">What they are made with, but for a world's human and claims.</param>
    Func<StoredDebate, Hearing>? Hearings(StoredRun run, IReadOnlyList<JudgeFactory> judges, JudgeContext context);

    /// <summary>The tree of the z that one world of a run of <c>ltp learn</c> found, and in words the posterior about it: none where Z is a point, or the tree tells it itself.</summary>
    /// <param name="run">The run's folder.</param>
    /// <param name="index">Which world.</param>
    /// <exception cref="UserException">The folder holds no such world.</exception>
    (IUnpacker Tree, IReadOnlyList<string> Posterior) Found(string run, int index);
}
