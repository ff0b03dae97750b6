using System.CommandLine;
using System.Globalization;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Cli.Importing;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Debating;
using LearningThePrior.Experiments.Decomposing;
using LearningThePrior.Transcripts;
using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Cli.Amplifying;

/// <summary><c>ltp amplify --tree</c>: a language model answers questions about documents by asking about their sections, and those about theirs.</summary>
/// <param name="output">Where results go.</param>
/// <param name="error">Where progress goes.</param>
internal sealed class LibraryAmplify(TextWriter output, TextWriter error)
{
    private const string Kind = "amplify-library";
    private readonly Option<string[]> _question = new("--question") { Description = "A question about your documents; may be given again." };
    private readonly Option<string?> _questions = new("--questions") { Description = "Your questions: JSON lines or CSV with question, and if wanted id, answers and correct, as for 'ltp debate'." };
    private readonly Option<string?> _tree = new("--tree") { Description = "Z: a folder of Markdown, text or JSON, or one such file, that a language model is asked about." };
    private readonly Option<string?> _overseer = new("--overseer") { Description = "With --tree, who answers by asking about sections: a model, as provider/model@address (verbalised:MODEL or sampled:MODEL where it gives no log-probabilities), or console, which is you; console:MODEL proposes your moves." };
    private readonly Option<int> _depth = new("--depth") { Description = "Levels of subquestions. Default: 4.", DefaultValueFactory = _ => 4 };
    private readonly Option<int> _width = new("--width") { Description = "The most subquestions of one question. Default: 4.", DefaultValueFactory = _ => 4 };
    private readonly Option<int> _budget = new("--budget") { Description = "The most moves of the overseer for one of your questions. Default: 100.", DefaultValueFactory = _ => 100 };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "With --tree: call nobody; estimate calls, tokens and cost." };
    private readonly GatewayChoice _gateway = new();

    /// <summary>The cluster that a run is to be played on; null for here.</summary>
    public string? Cluster(ParseResult parsed) => _gateway.Cluster(parsed);

    /// <summary>The option that asks for it.</summary>
    public Option<string?> Tree => _tree;

    /// <summary>The option that says who oversees, of documents and, where there is training, of a task.</summary>
    public Option<string?> Overseer => _overseer;

    private Option[] Own => [.. Documents, _overseer];

    private Option[] Documents => [_question, _questions, _tree, _depth, _width, _budget];

    /// <summary>The command of a program without Torch, which has this alone.</summary>
    public static Command Make(TextWriter output, TextWriter error)
    {
        var (seed, @out, resume) = Common();
        var command = new Command("amplify", $"""
            A language model answers questions about your documents by asking about their sections.

            It sees one section at a time and asks about those below; every answer rests on answers below it, and at the bottom on quotes. A question with answers
            to choose from ends in a verdict with a credence for each. Decompositions are stored (decompositions.jsonl). Training by amplification (--task) is not here: {NoTorchRoom.Remedy}.

            Examples:
              ltp amplify --tree docs --question "Why did the bridge fall?" --overseer openai/gpt-4o-mini --dry-run
              ltp amplify --tree docs --questions questions.csv --overseer ollama/llama3.1 --depth 3 --width 4
              ltp amplify --tree docs --question "Why did the bridge fall?" --overseer console                you read one section at a time
            """)
        {
            seed, @out, resume,
        };
        var library = new LibraryAmplify(output, error);
        library.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await Task.Yield();
            return await library.RunAsync(parsed, parsed.GetValue(resume), parsed.GetValue(@out), parsed.GetValue(seed), cancellationToken);
        });
        return command;
    }

    private static (Option<ulong> Seed, Option<string?> Out, Option<string?> Resume) Common() => (
        Measuring.MeasureCommand.SeedOption(),
        new("--out") { Description = "The run's folder, which must be empty. Default: runs/amplify-N." },
        new("--resume") { Description = "Go on with the run in this folder: no recorded reply is asked for again." });

    /// <summary>Adds the options.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[.. Own, _dryRun])
        {
            command.Options.Add(option);
        }

        _gateway.AddTo(command);
    }

    /// <summary>Whether a command line is one about documents, begun or resumed.</summary>
    /// <exception cref="UserException">It has options of theirs and no documents.</exception>
    public bool IsMeant(ParseResult parsed, string? resume)
    {
        if (parsed.GetValue(_tree) is not null || (resume is not null && Directory.Exists(resume) && File.Exists(Path.Combine(resume, "run.json")) && StoredRun.Open(resume).Info.Kind == Kind))
        {
            return true;
        }

        var stray = Array.Find([.. Documents, _dryRun, .. _gateway.ModelOptions], (Option o) => parsed.GetResult(o) is { Implicit: false });
        return stray is null ? false : throw new UserException($"{stray.Name} goes with --tree, the documents that a language model is asked about.");
    }

    /// <summary>Begins a run, or goes on with one.</summary>
    public async Task<int> RunAsync(ParseResult parsed, string? resume, string? asked, ulong seed, CancellationToken cancellationToken)
    {
        if (resume is not null && Array.Find([.. Own, .. _gateway.Asking], (Option o) => parsed.GetResult(o) is { Implicit: false }) is { } given)
        {
            throw new UserException($"{given.Name} cannot be given with --resume: the run goes on as it was begun.");
        }

        var plan = resume is null ? Plan(parsed, seed) : LibraryPlan.Open(resume, Kind);
        DocumentHash.RequireSame(plan.Tree, plan.Documents);
        var run = new LibraryRun(plan);
        _gateway.Read(parsed, "recordings", plan.RunId, new NoSink());
        if (parsed.GetValue(_dryRun))
        {
            await run.EstimateAsync(output, _gateway, parsed, cancellationToken);
            return ExitCode.Success;
        }

        _gateway.RequirePrices(parsed, run.Overseer.Model is { } model ? [model] : []);
        using var place = resume is null ? RunPlace.Choose(asked, "amplify") : null;
        var folder = resume ?? place!.Path;
        DocumentHash.RequireOutside(plan.Tree, "--out", folder);
        DocumentHash.RequireOutside(plan.Tree, "--record", _gateway.Recorded(parsed));
        var open = new OpenRun(OpenRun.CurrentSchema, "questions", run.Items.Count);
        using var writer = resume is null
            ? RunWriter.Create(folder, ModelRunFile.Info(plan.RunId, Kind, plan, LibraryJson.Default.LibraryPlan, _gateway.Recorded(parsed), PlannedPrompts.Hashes(run.Prompts, LibraryRun.Prompted)), open)
            : await RunWriter.ResumeAsync(folder, open, _gateway.RetryFailed(parsed), cancellationToken);
        error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Asking {(run.Overseer.IsConsole ? "you" : run.Overseer.Model!.Unaddressed)} {run.Items.Count:N0} question{(run.Items.Count == 1 ? "" : "s")} about {plan.Tree}; the run is {folder}"));
        return await run.RunAsync(writer, folder, _gateway, parsed, output, error, cancellationToken);
    }

    private LibraryPlan Plan(ParseResult parsed, ulong seed)
    {
        var tree = parsed.GetValue(_tree) ?? throw new UserException("--tree is missing: the folder or file of documents that is asked about.");
        var overseer = parsed.GetValue(_overseer) ?? throw new UserException("--overseer is missing: the model that answers, for example openai/gpt-4o-mini, or console for yourself.");
        if (TreeChoice.IsWorld(tree))
        {
            throw new UserException($"--tree: amplify asks about documents; '{tree}' is a world ('ltp learn --elicit hch' asks those).");
        }

        DocumentFiles.RequireReadable(tree);
        var (texts, file) = (parsed.GetValue(_question) ?? [], parsed.GetValue(_questions));
        if ((texts.Length > 0) == (file is not null))
        {
            throw new UserException("give either --question, as often as you like, or --questions FILE.");
        }

        if (Array.Find(texts, string.IsNullOrWhiteSpace) is not null)
        {
            throw new UserException("--question: a question is blank.");
        }

        return new()
        {
            Questions = file is null
                ? [.. texts.Select((text, i) => new LibraryQuestion(string.Create(CultureInfo.InvariantCulture, $"q{i:D4}"), text))]
                : [.. QuestionFile.Read(file).Select(Question)],
            Tree = tree,
            Documents = DocumentHash.AllOf(tree),
            Overseer = overseer,
            Depth = Within(parsed.GetValue(_depth), _depth, 0, 60),
            Width = Within(parsed.GetValue(_width), _width, 1, 64),
            Budget = Within(parsed.GetValue(_budget), _budget, 1, 100_000),
            ModelSettings = _gateway.SettingLines(parsed),
            Prompts = _gateway.Prompts(parsed, LibraryRun.Prompted),
            Seed = seed.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static LibraryQuestion Question(AskedQuestion asked) => new(asked.Question.Id, asked.Question.Text)
    {
        Answers = asked.IsClosed ? asked.Question.Answers.Texts : null,
        Correct = asked.Correct,
    };

    private static int Within(int number, Option option, int least, int most) => number >= least && number <= most
        ? number
        : throw new UserException(string.Create(CultureInfo.InvariantCulture, $"{option.Name} must be from {least} to {most}; {number} is not."));
}
