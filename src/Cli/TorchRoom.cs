using System.CommandLine;
using LearningThePrior.Cli.Amplifying;
using LearningThePrior.Cli.Digits;
using LearningThePrior.Cli.Judging;
using LearningThePrior.Cli.Learning;
using LearningThePrior.Cli.Measuring;
using LearningThePrior.Cli.Predicting;
using LearningThePrior.Cli.Unpacking;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Optimization;
using LearningThePrior.Optimization.Learning;
using LearningThePrior.Optimization.Models;
using LearningThePrior.Optimization.Posteriors;
using LearningThePrior.Optimization.Tables;
using LearningThePrior.Optimization.TextSearch;
using LearningThePrior.Optimization.Unpacking;
using LearningThePrior.Probability;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;
using LearningThePrior.Worlds.Table;

namespace LearningThePrior.Cli;

/// <summary>What of <c>ltp</c> needs Torch.</summary>
internal sealed class TorchRoom : ITorchRoom
{
    public object? LoopSettings => new LearningSettings();

    public IEnumerable<Command> Commands(TextWriter output, TextWriter error) => [LearnCommand.Make(output, error), PredictCommand.Make(output), AmplifyCommand.Make(output, error), UnpackerCommand.Make(output, error), DigitsCommand.Make(output, error)];

    public IEnumerable<Command> Studies(TextWriter output, TextWriter error) =>
    [
        BayesCommand.Make(output),
        BaselinesCommand.Make(output, error),
        IntervalsCommand.Make(output),
        AmortisedCommand.Make(output, error),
        SearchCommand.Make(output, error),
        RatiosCommand.Make(output, error),
        FidelityCommand.Make(output, error),
        DebatersCommand.Make(output, error),
        TrainedJudgeCommand.Make(output, error),
        OverseerErrorsCommand.Make(output, error),
        AssistantCommand.Make(output, error),
        TableCommand.Make(output, error),
        PosteriorsCommand.Make(output, error),
    ];

    public NameRegistry AddTo(NameRegistry names) => names.WithLearning();

    public IEnumerable<Prompt> Prompts => [ProposerPrompts.Default];

    public Func<StoredDebate, Hearing>? Hearings(StoredRun run, IReadOnlyList<JudgeFactory> judges, JudgeContext context) =>
        run.Info.Kind == RunPlan.LearnKind ? new LearnHearings(RunFolder.Open(run.Path).Plan, run.Path, judges, context).Of : null;

    public (IUnpacker Tree, IReadOnlyList<string> Posterior) Found(string run, int index)
    {
        var (folder, plan) = RunFolder.Open(run);
        var result = folder.Find(index, plan)
            ?? throw new UserException($"{run} holds no finished world {index}; --index takes one from 0 to {plan.Worlds - 1}, and 'ltp learn --resume {run}' finishes them.");
        var world = RunBuilder.Family(plan, folder.Path).Sample(new Seed(result.Seed).For("sample"));
        return world.Latents.Dimension != result.Z.Count || !result.Z.All(v => v is >= 0 and <= 1)
            ? throw new UserException($"{run}: world {index}: its z does not fit world {plan.World}; restore the file.")
            : world is TableWorld table
            ? (table.Unpack(result.Z, TablePosterior.Intervals(table.Structure, LearnedModels.Load(folder.LearnedOf(index), table, Names.All).Posterior)), [])
            : (world.Unpack(result.Z), LearnedModels.LoadPosterior(folder.LearnedOf(index)) is { Particles.Count: > 1 } posterior
                ? world is UnpackedWorld ? PosteriorWords.OfSet(posterior) : PosteriorWords.Of(world.Latents, posterior)
                : []);
    }
}
