using System.CommandLine;
using System.Globalization;
using LearningThePrior.Cli.Models;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Tree.Documents;

namespace LearningThePrior.Cli.Debating;

/// <summary>What <c>ltp debate</c> takes: what is played (<see cref="Plan"/>), and how it is paid for.</summary>
internal sealed class DebateOptions
{
    /// <summary>Each round's speeches are sent in all later ones, so that what is sent grows with the square of the rounds.</summary>
    private const int MostRounds = 100;

    private readonly Option<string?> _questions = new("--questions") { Description = "Your questions: JSON lines or CSV with question, and if wanted id, answers (a list; | in CSV; default no and yes) and correct." };
    private readonly Option<string?> _tree = new("--tree") { Description = "Z: a folder of Markdown, text or JSON, one such file, or world:NAME[:setting=value,...], which asks its own questions." };
    private readonly Option<int> _items = new("--items") { Description = "Questions that a world asks. Default: 20.", DefaultValueFactory = _ => 20 };
    private readonly Option<string?> _debater = new("--debater") { Description = "The model that debates, as provider/model@address; the address of openai, ollama, vllm and llamacpp may be left out." };
    private readonly Option<string?> _debaterB = new("--debater-b") { Description = "The model called B. Default: the same." };
    private readonly Option<string[]> _judges = new("--judge") { Description = $"Who judges, a model as a rule; may be given again: {Names.Of(Names.All.Judges)} ('ltp names judge' tells more); a bare MODEL is logprob." };
    private readonly Option<string> _protocol = new("--protocol") { Description = $"The protocol: {((ICatalog)Names.All.Protocols).Summary}. Default: simultaneous.", DefaultValueFactory = _ => "simultaneous" };
    private readonly Option<int?> _rounds = new("--rounds") { Description = "Rounds of the protocol. Default: the protocol's own." };
    private readonly Option<bool> _swap = new("--swap") { Description = "Debate every question twice, with the answers exchanged between the debaters." };
    private readonly Option<int> _samples = new("--samples") { Description = "How often every question is debated. Default: 1.", DefaultValueFactory = _ => 1 };
    private readonly Option<string> _orders = new("--orders") { Description = "Judge every debate in both orders, so that order effects show, or as-played. Default: both.", DefaultValueFactory = _ => "both" };
    private readonly Option<string> _reading = new("--reading") { Description = "How debaters ask for nodes: by tool calls, or in words for models without tools. Default: tools.", DefaultValueFactory = _ => "tools" };
    private readonly Option<int> _nodes = new("--nodes") { Description = "Nodes that a debater may read in one debate. Default: 16.", DefaultValueFactory = _ => 16 };
    private readonly Option<int?> _words = new("--words") { Description = "Words of a speech; what is beyond is cut. Default: 150 are asked for and nothing is cut." };
    private readonly Option<int?> _leastWords = new("--min-words") { Description = "Words that a speech must have: a shorter one is asked for once more. Default: none." };
    private readonly Option<bool> _showRoot = new("--show-root") { Description = "Show debaters the root of the tree before they speak; it counts as a node read." };
    private readonly Option<int> _bestOf = new("--best-of") { Description = "Drafts of each speech, of which the one that is believed most is made (Khan et al. 2024). Default: 1.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _preference = new("--preference") { Description = "The judge whose belief chooses among drafts. Default: the first --judge." };
    private readonly Option<bool> _structured = new("--structured") { Description = "Ask for replies by a JSON Schema too: speeches where no tools are offered (--reading words), and verbalised verdicts." };
    private readonly Option<double?> _temperature = new("--temperature") { Description = "Temperature of debaters and of sampled judges. Default: the endpoint's." };
    private readonly Option<ulong> _seed = new("--seed") { Description = "The seed. Default: 1.", DefaultValueFactory = _ => 1 };
    private readonly Option<string?> _out = new("--out") { Description = "The run's folder, which must be empty. Default: runs/debate-N." };
    private readonly Option<string?> _resume = new("--resume") { Description = "Go on with the run in this folder: nothing that was answered is asked or paid for again." };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Call nobody; estimate calls, tokens and cost by role." };

    public DebateOptions()
    {
        _orders.AcceptOnlyFromAmong("both", "as-played");
        _reading.AcceptOnlyFromAmong("tools", "words");
    }

    public GatewayChoice Gateway { get; } = new();

    /// <summary>What says which debates are played, and so what a plan holds.</summary>
    private Option[] Played =>
    [
        _questions, _tree, _items, _debater, _debaterB, _judges, _protocol, _rounds, _swap, _samples, _orders, _reading, _nodes, _words,
        _leastWords, _showRoot, _bestOf, _preference, _structured, _temperature, _seed,
    ];

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[.. Played, _out, _resume, _dryRun])
        {
            command.Options.Add(option);
        }

        Gateway.AddTo(command);
    }

    public bool IsDryRun(ParseResult parsed) => parsed.GetValue(_dryRun);

    public string? Resume(ParseResult parsed)
    {
        var resume = parsed.GetValue(_resume);
        if (resume is null)
        {
            return null;
        }

        Option[] fixedNow = [.. Played, _out, .. Gateway.Asking];
        return Array.Find(fixedNow, o => parsed.GetResult(o) is { Implicit: false }) is { } given
            ? throw new UserException($"{given.Name} cannot be given with --resume: the run goes on as it was begun.")
            : resume;
    }

    public string? Out(ParseResult parsed) => parsed.GetValue(_out);

    public DebatePlan Plan(ParseResult parsed)
    {
        var debater = parsed.GetValue(_debater) ?? throw new UserException("--debater is missing: the model that debates, for example openai/gpt-4o-mini.");
        var questions = parsed.GetValue(_questions);
        var plan = new DebatePlan
        {
            Questions = questions,
            QuestionsHash = DebateRun.Hash(questions),
            Tree = parsed.GetValue(_tree) ?? throw new UserException("--tree is missing: a folder or file of documents, or world:NAME."),
            Items = parsed.GetValue(_items),
            DebaterA = debater,
            DebaterB = parsed.GetValue(_debaterB) ?? debater,
            Judges = parsed.GetValue(_judges) is { Length: > 0 } judges ? judges : throw new UserException("--judge is missing: the model that judges, for example openai/gpt-4o."),
            Protocol = Protocol(parsed.GetValue(_protocol)!, parsed.GetValue(_rounds)),
            Swap = parsed.GetValue(_swap),
            Samples = parsed.GetValue(_samples),
            BothOrders = parsed.GetValue(_orders) == "both",
            Reading = parsed.GetValue(_reading)!,
            Nodes = parsed.GetValue(_nodes),
            Words = parsed.GetValue(_words),
            LeastWords = parsed.GetValue(_leastWords),
            ShowsRoot = parsed.GetValue(_showRoot),
            BestOf = parsed.GetValue(_bestOf) is var drafts and not 1 ? drafts : null,
            Preference = parsed.GetValue(_preference),
            Structured = parsed.GetValue(_structured),
            Temperature = parsed.GetValue(_temperature),
            Prompts = Gateway.Prompts(parsed, DebateRun.Prompted),
            ModelSettings = Gateway.SettingLines(parsed),
            Seed = parsed.GetValue(_seed).ToString(CultureInfo.InvariantCulture),
        };
        if (!TreeChoice.IsWorld(plan.Tree))
        {
            if (parsed.GetResult(_items) is { Implicit: false })
            {
                throw new UserException("--items is for worlds, which ask their own questions; of your documents all of --questions are asked. Leave --items out.");
            }

            DocumentFiles.RequireReadable(plan.Tree);
        }

        return plan with { Documents = DocumentHash.AllOf(plan.Tree) };
    }

    private static string Protocol(string text, int? rounds) => rounds is not { } number ? text
        : number is < 1 or > MostRounds ? throw new UserException(string.Create(CultureInfo.InvariantCulture, $"--rounds must be from 1 to {MostRounds}; {number} is not."))
        : text.Contains("rounds=", StringComparison.Ordinal) ? throw new UserException($"--rounds: '{text}' sets its rounds already.")
        : string.Create(CultureInfo.InvariantCulture, $"{text}{(text.Contains(':', StringComparison.Ordinal) ? ',' : ':')}rounds={number}");
}
