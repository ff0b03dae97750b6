using LearningThePrior.Experiments.Registry;
using LearningThePrior.Judges;

namespace LearningThePrior.Cli;

/// <summary>All names that <c>ltp</c> reads.</summary>
internal static class Names
{
    private const string You = "console";

    public static NameRegistry All { get; } = Torch.Room.AddTo(NameRegistry.Default).With(new Entry<JudgeFactory>(You, "is you", [], _ =>
    {
        if (Console.IsInputRedirected)
        {
            throw new NameException($"judge '{You}' asks whoever sits at the terminal, and the input is none; start it from a terminal.");
        }

        var you = new ConsoleJudge(Console.In, Console.Error);
        return _ => you;
    }));

    /// <summary>Whether the human who started the command is asked.</summary>
    public static bool AskYou(string judge) => All.Judges.Parse(judge).All.Any(j => j.Entry.Name == You);

    /// <summary>The names of a kind, for an option's description.</summary>
    public static string Of(ICatalog kind) => string.Join(", ", kind.Entries.Select(e => e.Name));
}
