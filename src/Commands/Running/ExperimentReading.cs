using System.CommandLine;
using System.Globalization;
using LearningThePrior.Cli.Debating;
using LearningThePrior.Debate.Protocols;
using LearningThePrior.Experiments.Files;
using LearningThePrior.Experiments.Registry;

namespace LearningThePrior.Cli.Running;

/// <summary>
/// Reads an experiment's file. Every field is a flag of <c>ltp debate</c> without its dashes and is read by that command's own parser, so that a file says what flags say and
/// what is wrong is said in the same words, with file, line and field. Paths are relative to the file.
/// </summary>
internal sealed class ExperimentReading
{
    private const string Judge = "judge";

    // Said where a run is started, not in what it plays.
    private static readonly string[] OnlyFlags = ["out", "resume", "dry-run", "retry-failed"];

    private static readonly string[] Paths = ["questions", "prices", "record", "replay", "endpoints"];

    private readonly DebateOptions _options = new();
    private readonly Command _command = new("debate");
    private readonly string _file;
    private readonly string _folder;
    private readonly HashSet<string> _flags;

    public ExperimentReading(string file)
    {
        _options.AddTo(_command);
        StrictOptions.ApplyTo(_command);
        (_file, _folder) = (file, Path.GetDirectoryName(Path.GetFullPath(file))!);
        _flags = [.. _command.Options.OfType<Option<bool>>().Select(o => o.Name[2..])];
    }

    /// <summary>The names of all fields.</summary>
    public IReadOnlyList<string> Fields => [.. _command.Options.Select(o => o.Name[2..]).Except(OnlyFlags)];

    /// <summary>The plan, and what the file says of how it is paid for, as flags.</summary>
    /// <exception cref="InvalidDataException">What is wrong, with file, line and field.</exception>
    public (ExperimentPlan Plan, IReadOnlyList<string> Paying) Read()
    {
        var experiment = ExperimentFile.Read(_file, Fields);
        var paying = _options.Gateway.Options.Except(_options.Gateway.Asking).Select(o => o.Name[2..]).ToHashSet(StringComparer.Ordinal);
        if (experiment.Cells.SelectMany(c => c.Fields.Values).FirstOrDefault(f => paying.Contains(f.Name) && experiment.Fields.GetValueOrDefault(f.Name) != f) is { } varied)
        {
            throw varied.Place.Wrong("this is of the whole run, and cannot be varied; put it at the top.");
        }

        List<(ExperimentCell Cell, DebatePlan Plan)> played = [];
        foreach (var cell in experiment.Cells)
        {
            var plan = Plan(cell);

            // Judges who come after the debate hear the same ones: their levels are one cell with several judges.
            var same = played.FindIndex(p => cell.Factors.ContainsKey(Judge) && !IsAskedOnTheWay(plan.Protocol) && Alike(p.Cell.Factors, cell.Factors));
            if (same < 0)
            {
                played.Add((cell, plan));
            }
            else
            {
                played[same] = (played[same].Cell, played[same].Plan with { Judges = [.. played[same].Plan.Judges, .. plan.Judges] });
            }
        }

        return (
            new()
            {
                File = Path.GetFileName(_file),
                Cells = [.. played.Select((p, i) => new CellPlan(Name(i), WithoutJudge(p.Cell.Factors), p.Plan))],
            },
            [.. experiment.Fields.Values.Where(f => paying.Contains(f.Name)).SelectMany(Words)]);
    }

    private static bool IsAskedOnTheWay(string protocol) => Names.All.Protocols.Make(protocol) is Interactive or Recourse;

    private static bool Alike(IReadOnlyDictionary<string, string> one, IReadOnlyDictionary<string, string> other) =>
        one.Count == other.Count && one.All(f => f.Key == Judge || other.GetValueOrDefault(f.Key) == f.Value);

    private static string Name(int cell) => string.Create(CultureInfo.InvariantCulture, $"c{cell:D2}");

    /// <summary>What tells a cell from others; judges tell themselves apart.</summary>
    private static SortedDictionary<string, string> WithoutJudge(IReadOnlyDictionary<string, string> factors) =>
        new(factors.Where(f => f.Key != Judge).ToDictionary(), StringComparer.Ordinal);

    private DebatePlan Plan(ExperimentCell cell)
    {
        var parsed = _command.Parse([.. cell.Fields.Values.SelectMany(Words)]);
        if (parsed.Errors is [var error, ..])
        {
            throw Placed(error.Message, cell);
        }

        try
        {
            var plan = _options.Plan(parsed);
            _ = new DebateRun(plan, concurrency: 1);
            return plan;
        }
        catch (Exception e) when (e is UserException or NameException or InvalidDataException or FormatException or ArgumentException)
        {
            throw Placed(e is ArgumentException ? PlainWords.OfArgument(e.Message) : e.Message, cell);
        }
    }

    /// <summary>The error at the field that it names, or else whose value it holds.</summary>
    private InvalidDataException Placed(string message, ExperimentCell cell)
    {
        var named = cell.Fields.Values.Where(f => message.Contains($"--{f.Name}", StringComparison.Ordinal)).OrderByDescending(f => f.Name.Length).FirstOrDefault()
            ?? cell.Fields.Values.FirstOrDefault(f => f.Values.Any(v => v.Length > 0 && message.Contains($"'{v}'", StringComparison.Ordinal)));
        var said = Fields.OrderByDescending(f => f.Length).Aggregate(message, (text, field) => text.Replace($"--{field}", field, StringComparison.Ordinal));
        return named is not null ? named.Place.Wrong(said.StartsWith($"{named.Name}: ", StringComparison.Ordinal) ? said[(named.Name.Length + 2)..] : said) : new FieldPlace(_file, 1, "").Wrong(said);
    }

    private IEnumerable<string> Words(ExperimentField field) => !_flags.Contains(field.Name)
        ? field.Values.Select(v => $"--{field.Name}={Located(field, v)}")
        : field.Values switch
        {
            ["true"] => [$"--{field.Name}"],
            ["false"] => [],
            _ => throw field.Place.Wrong($"true or false is wanted; '{field.Text}' is neither."),
        };

    /// <summary>A value, with a path made one from here.</summary>
    private string Located(ExperimentField field, string value) => field.Name switch
    {
        "tree" when !TreeChoice.IsWorld(value) => Beside(value),
        "prompts" => string.Join('+', value.Split('+').Select(p => Directory.Exists(Path.Combine(_folder, p)) ? Beside(p) : p)),
        "settings" when !value.Contains('=', StringComparison.Ordinal) => Beside(value),
        _ => Paths.Contains(field.Name) ? Beside(value) : value,
    };

    private string Beside(string path) => Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(_folder, path));
}
