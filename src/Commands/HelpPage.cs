using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using LearningThePrior.Analysis.Analyzing;

namespace LearningThePrior.Cli;

/// <summary>
/// <c>--help</c>: a command that holds others lists them, one line each, those of <c>ltp</c> by need, so that the list fits one screen; a
/// command that works is described in full; after <c>ltp analyze --help</c>, names of measures are defined.
/// </summary>
/// <remarks>The line is the first one of the command's description. A command that no group names is listed last.</remarks>
/// <param name="full">Describes one command in full.</param>
internal sealed class HelpPage(HelpAction full) : SynchronousCommandLineAction
{
    private const string Other = "Commands";

    private static readonly (string Need, string[] Commands)[] Groups =
    [
        ("Learn", ["learn", "predict", "unpacker"]),
        ("Debate and compare", ["debate", "compare", "run", "amplify", "digits"]),
        ("Transcripts", ["import", "analyze", "judge", "validate", "human", "report", "export", "check"]),
        ("Look and measure", ["tree", "worlds", "names", "models", "prompts", "beliefs", "measure"]),
        ("Many machines", ["store", "worker", "cluster"]),
    ];

    /// <summary>Help is asked for whatever else is wrong.</summary>
    public override bool ClearsParseErrors => true;

    /// <summary>The option, for the root command.</summary>
    public static HelpOption Option()
    {
        var option = new HelpOption();
        option.Action = new HelpPage((HelpAction)option.Action!);
        return option;
    }

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        var measures = command.Name == "analyze" ? parseResult.Tokens.Select(t => t.Value).Where(StatisticDefinitions.All.ContainsKey).ToArray() : [];
        foreach (var measure in measures)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"{measure}: {StatisticDefinitions.All[measure]}");
        }

        if (measures.Length > 0)
        {
            return ExitCode.Success;
        }

        var listed = command.Subcommands.Where(c => !c.Hidden).ToArray();
        if (listed.Length == 0)
        {
            return full.Invoke(parseResult);
        }

        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine(command.Description);
        var width = listed.Max(c => c.Name.Length) + 2;
        foreach (var group in listed.GroupBy(c => command.Parents.Any() ? Other : Need(c)).OrderBy(g => Place(g.Key)))
        {
            output.WriteLine($"\n{group.Key}");
            foreach (var one in group.OrderBy(Place))
            {
                output.WriteLine($"  {one.Name.PadRight(width)}{FirstLine(one)}");
            }
        }

        output.WriteLine($"\n'{Words(command)} COMMAND --help' describes a command in full, with examples.{(command.Parents.Any() ? "" : $" Begin with 'ltp {(Torch.Room.LoopSettings is null ? "compare" : "learn")}'.")}");
        return ExitCode.Success;
    }

    private static string Need(Command command) => Groups.FirstOrDefault(g => g.Commands.Contains(command.Name)).Need ?? Other;

    private static int Place(string need) => Array.FindIndex(Groups, g => g.Need == need) is var found and >= 0 ? found : Groups.Length;

    private static int Place(Command command) => Groups.SelectMany(g => g.Commands).TakeWhile(name => name != command.Name).Count();

    private static string FirstLine(Command command) => (command.Description ?? "").Split('\n')[0].TrimEnd();

    private static string Words(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } above ? $"{Words(above)} {command.Name}" : command.Name;
}
