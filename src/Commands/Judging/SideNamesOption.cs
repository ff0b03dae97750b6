using System.CommandLine;
using LearningThePrior.Debate;

namespace LearningThePrior.Cli.Judging;

/// <summary>The option <c>--side-names</c> of commands that mirror debates.</summary>
internal static class SideNamesOption
{
    /// <summary>A new one.</summary>
    /// <param name="otherwise">What holds where it is not given.</param>
    public static Option<string?> Make(string otherwise)
    {
        var option = new Option<string?>("--side-names")
        {
            Description = "What becomes of debates whose speeches call sides by their labels ('Debater B's point') in the mirrored order, where B is A: refuse to mirror them, "
                + $"rewrite the labels and mark them, or keep them as said. {otherwise}",
        };
        option.AcceptOnlyFromAmong("refuse", "rewrite", "keep");
        return option;
    }

    /// <summary>What was chosen.</summary>
    public static SideNaming Read(ParseResult parsed, Option<string?> option) => Of(parsed.GetValue(option) ?? "refuse");

    /// <summary>What a word means.</summary>
    public static SideNaming Of(string word) => word switch { "rewrite" => SideNaming.Rewrite, "keep" => SideNaming.Keep, _ => SideNaming.Refuse };
}
