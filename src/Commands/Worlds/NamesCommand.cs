using System.CommandLine;
using LearningThePrior.Experiments.Registry;

namespace LearningThePrior.Cli.Worlds;

/// <summary><c>ltp names</c>: everything that an option calls by a name, with its settings.</summary>
internal static class NamesCommand
{
    public static Command Make(TextWriter output)
    {
        var kind = new Argument<string?>("kind") { Description = $"Only this kind: {Kinds}.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("names", """
            List judges, protocols, debaters, worlds, searches and models with their settings.

            A name is written name:setting=value,setting=value; a wrapper is followed by what it wraps, and a panel by its members:
              bounded:checks=2    order-robust:noisy:bias=1    panel:bounded+(noisy:bias=1,temperature=2)    logprob:openai/gpt-4o
            """)
        {
            kind,
        };
        command.SetAction(parsed =>
        {
            var asked = parsed.GetValue(kind);
            var found = Names.All.Catalogs.Where(c => asked is null || asked.StartsWith(c.Kind, StringComparison.Ordinal)).ToArray();
            if (found.Length == 0)
            {
                throw new UserException($"there is no kind '{asked}'; there are {Kinds}.");
            }

            foreach (var catalog in found)
            {
                output.WriteLine($"{catalog.Kind}:");
                foreach (var entry in catalog.Entries)
                {
                    Write(output, entry);
                }

                output.WriteLine();
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static string Kinds => string.Join(", ", Names.All.Catalogs.Select(c => c.Kind));

    private static void Write(TextWriter output, IEntry entry)
    {
        output.WriteLine($"  {entry.Name}{(entry.Operand == Operand.None ? "" : entry.Otherwise is null ? $":{entry.OperandWord}" : $"[:{entry.OperandWord}={entry.Otherwise}]")}  {entry.Description}");
        foreach (var setting in entry.Settings)
        {
            output.WriteLine($"    {setting.Name}={setting.DefaultText}  {setting.Description} ({setting.Range})");
        }
    }
}
