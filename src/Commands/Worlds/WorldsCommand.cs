using System.CommandLine;
using LearningThePrior.Experiments.Registry;
using LearningThePrior.Probability;

namespace LearningThePrior.Cli.Worlds;

/// <summary><c>ltp worlds</c>: the worlds with their settings.</summary>
internal static class WorldsCommand
{
    public static Command Make(TextWriter output)
    {
        var name = new Argument<string?>("world") { Description = "Only this world.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("worlds", """
            List the worlds with their settings, and the settings of the loop.
            Set them with --set name=value.
            """)
        {
            name,
        };
        command.SetAction(parsed =>
        {
            var families = parsed.GetValue(name) is { } one ? [Names.All.Worlds.Make(one)] : Names.All.Worlds.Entries.Select(e => Names.All.Worlds.Make(e.Name));
            foreach (var family in families)
            {
                output.WriteLine($"{family.Name}: {family.Summary}");
                output.WriteLine($"  a question for 'ltp predict': {family.Sample(new Seed(0)).QuestionForm}");
                Write(output, family);
            }

            if (Torch.Room.LoopSettings is { } loop)
            {
                output.WriteLine("the loop, in every world:");
                Write(output, loop);
            }

            return ExitCode.Success;
        });
        return command;
    }

    private static void Write(TextWriter output, object record)
    {
        var settings = SettingRecord.Of(record);
        var (names, values) = (settings.Max(s => s.Name.Length), settings.Max(s => s.DefaultText.Length));
        foreach (var setting in settings)
        {
            output.WriteLine($"  {setting.Name.PadRight(names)}  {setting.DefaultText.PadLeft(values)}  {setting.Description} ({setting.Range})");
        }

        output.WriteLine();
    }
}
