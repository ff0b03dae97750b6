using System.CommandLine;
using LearningThePrior.Cli.Amplifying;
using LearningThePrior.Experiments.Judging;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.LanguageModels.Prompts;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree;

namespace LearningThePrior.Cli;

/// <summary>The light program, which has no Torch: a command that needs it is refused in one line that names the full program.</summary>
internal sealed class NoTorchRoom : ITorchRoom
{
    /// <summary>What to do.</summary>
    public const string Remedy =
        "it needs Torch, which this light ltp is without: 'dotnet tool uninstall -g LearningThePrior.Light', then 'dotnet tool install -g LearningThePrior.Cli'";

    public object? LoopSettings => null;

    public IEnumerable<Command> Commands(TextWriter output, TextWriter error) => [Refusing("learn"), Refusing("predict"), LibraryAmplify.Make(output, error), Refusing("digits")];

    public IEnumerable<Command> Studies(TextWriter output, TextWriter error) =>
        [Refusing("bayes"), Refusing("baselines"), Refusing("amortised"), Refusing("intervals"), Refusing("debaters"), Refusing("search"), Refusing("ratios"), Refusing("fidelity"), Refusing("trained-judge"), Refusing("overseer"), Refusing("table"), Refusing("posteriors")];

    public NameRegistry AddTo(NameRegistry names) => names.With(
        new Entry<JudgeFactory>("trained", "is not here: it needs Torch", [], named => throw new NameException($"judge '{named}': {Remedy}."))
        {
            Operand = Operand.Text,
            OperandWord = "FILE",
        });

    public IEnumerable<Prompt> Prompts => [];

    public Func<StoredDebate, Hearing>? Hearings(StoredRun run, IReadOnlyList<JudgeFactory> judges, JudgeContext context) => null;

    public (IUnpacker Tree, IReadOnlyList<string> Posterior) Found(string run, int index) => throw new UserException($"--run {run}: {Remedy}.");

    // Whatever is typed after the name is taken, so that it is not the first option that is found wrong.
    private static Command Refusing(string name)
    {
        var command = new Command(name, $"Not here: {Remedy}.") { Hidden = true, TreatUnmatchedTokensAsErrors = false };
        command.SetAction(Refuse);
        return command;

        int Refuse(ParseResult parsed) => throw new UserException($"{name}: {Remedy}.");
    }
}
